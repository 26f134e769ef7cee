export { Budget, type BudgetOptions } from './budget.ts';
export * from './budgeted.ts';
export * from './budgetEvents.ts';
