// Puts numbers that were recorded anywhere through a diagnostic.
import { deadUnits } from '@weir/diagnostics';
import { snapshotOf } from '@weir/observe';
import { from } from 'rxjs';

const recorded = [
  { step: 0, layers: { '0.relu': { output: [[0, 1.5], [0, 0.2]] } } }, // prettier-ignore
  { step: 1, layers: { '0.relu': { output: [[0, 0.7], [0, 0]] } } }, // prettier-ignore
];
from(recorded.map(snapshotOf))
  .pipe(deadUnits())
  .subscribe((dead) => console.log(JSON.stringify(dead)));
