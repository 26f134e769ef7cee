import ts from 'typescript';
import { bare, declarationsOf, docOf } from './declarations.mjs';

/** What registers a name of a configuration, by the family of what it registers. */
const registers = {
  layerKind: 'layer',
  initializerKind: 'initializer',
  lossKind: 'loss',
  optimizerKind: 'optimizer',
  scheduleKind: 'schedule',
  dataKind: 'data',
  diagnosticKind: 'diagnostic',
  ruleKind: 'rule',
};

/**
 * What the doc blocks of the packages say of every name that a configuration or a chart goes by: of the thing itself, and
 * of each option, by the comment in its schema, in the interface of the options, or in the function's parameters.
 */
export function documentedNames(root) {
  const declarations = declarationsOf(root);
  const kinds = declarations.all.flatMap((declared) => {
    const { node } = declared;
    const family = ts.isCallExpression(node) ? registers[node.expression.getText()] : undefined;
    const [definition] = family ? node.arguments : [];
    return definition && ts.isObjectLiteralExpression(definition)
      ? [kindIn(declared, family, definition, declarations)]
      : [];
  });
  const charts = declarations.all
    .filter(({ path }) => path.startsWith('packages/charts/'))
    .flatMap(({ node, text }) => {
      // As it stands, or as what makes one of a kind is given it: `layerMap({ name: … })`.
      const [given] = ts.isCallExpression(node) ? node.arguments : [node];
      if (!given || !ts.isObjectLiteralExpression(given)) return [];
      const name = propertyOf(given, 'name');
      return name && ts.isStringLiteral(name) && propertyOf(given, 'diagnostic')
        ? [{ family: 'chart', name: name.text, text, throws: [], options: {} }]
        : [];
    });
  return [...kinds, ...charts, ...configurationKeys(declarations)];
}

function kindIn(declared, family, definition, declarations) {
  const name = propertyOf(definition, 'type').text;
  const made = makerOf(name, declared, definition, declarations);
  const schema = propertyOf(definition, 'schema');
  const options = {
    ...made?.params,
    ...(made ? optionsOf(made, declarations) : {}),
    ...(schema ? commentedKeys(schema, declared, declarations) : {}),
  };
  return { family, name, text: made?.text || declared.text, throws: made?.throws ?? [], options };
}

/**
 * What a kind makes its thing with: what its own file declares by its name; or the operator; or of what `build` calls that of
 * the kind's name, else the first that is documented.
 */
function makerOf(name, near, definition, { find }) {
  const beside = find(name, near);
  if (beside?.path === near.path && beside.text) return beside;
  const named = [];
  const visit = (node) => {
    if (ts.isIdentifier(node)) named.push(node.text);
    else if (ts.isArrowFunction(node)) visit(node.body);
    else
      ts.forEachChild(node, function within(child) {
        if (ts.isCallExpression(child) && ts.isIdentifier(child.expression))
          named.push(child.expression.text);
        ts.forEachChild(child, within);
      });
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) named.unshift(node.expression.text);
  };
  for (const part of ['operator', 'build'].map((key) => propertyOf(definition, key))) if (part) visit(part);
  const ordered = named.includes(name) ? [name, ...named] : named;
  return ordered.map((identifier) => find(identifier, near)).find((found) => found?.text);
}

/** The comments of the interfaces that a function's parameters are of, and of those that they extend. */
function optionsOf(made, declarations) {
  const types = (made.node.parameters ?? []).map(({ type }) => type).filter((type) => type !== undefined);
  return Object.assign({}, ...types.map((type) => membersOf(type, made, declarations)));
}

function membersOf(type, near, declarations) {
  if (ts.isTypeLiteralNode(type) || ts.isInterfaceDeclaration(type)) {
    const bases = (type.heritageClauses ?? []).flatMap(({ types }) => types);
    return Object.assign(
      {},
      ...bases.map((base) => membersNamed(base.expression.getText(), near, declarations)),
      ...type.members
        .filter((member) => member.name)
        .map((member) => ({ [member.name.getText()]: docOf(member).text })),
    );
  }
  if (ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type))
    return Object.assign({}, ...type.types.map((part) => membersOf(part, near, declarations)));
  if (!ts.isTypeReferenceNode(type)) return {};
  const within = (type.typeArguments ?? []).map((argument) => membersOf(argument, near, declarations));
  return Object.assign({}, ...within, membersNamed(type.typeName.getText(), near, declarations));
}

function membersNamed(name, near, declarations) {
  const found = declarations.find(name, near);
  if (!found) return {};
  if (ts.isInterfaceDeclaration(found.node)) return membersOf(found.node, found, declarations);
  return ts.isTypeAliasDeclaration(found.node) ? membersOf(found.node.type, found, declarations) : {};
}

/** Keys of a schema that have a comment of their own, in what is spread into it too. */
function commentedKeys(node, near, declarations) {
  const at = bare(node);
  if (ts.isIdentifier(at)) {
    const found = declarations.find(at.text, near);
    return found ? commentedKeys(found.node, found, declarations) : {};
  }
  if (ts.isCallExpression(at)) {
    const inner = ts.isPropertyAccessExpression(at.expression) ? [at.expression.expression] : [];
    return Object.assign(
      {},
      ...[...inner, ...at.arguments].map((part) => commentedKeys(part, near, declarations)),
    );
  }
  if (!ts.isObjectLiteralExpression(at)) return {};
  return Object.assign(
    {},
    ...at.properties.map((property) => {
      if (ts.isSpreadAssignment(property)) return commentedKeys(property.expression, near, declarations);
      const key = property.name?.text?.replace(/\?$/, '');
      const { text } = docOf(property);
      return key && text ? { [key]: text } : {};
    }),
  );
}

/** The keys of a configuration, each with the options of what stands there. */
function configurationKeys(declarations) {
  const whole = declarations.all.find(
    ({ name, path }) => name === 'Configuration' && path.startsWith('packages/experiments/'),
  );
  const written = declarations.find('ConfigurationInput', whole);
  const members = [...written.node.members, ...whole.node.members].filter(
    (member) => docOf(member).text !== '',
  );
  const options = Object.fromEntries(members.map((member) => [member.name.getText(), docOf(member).text]));
  const keys = members.map((member) => ({
    family: 'key',
    name: member.name.getText(),
    text: docOf(member).text,
    throws: [],
    options: elementOf(member.type, whole, declarations),
  }));
  return [{ family: 'configuration', name: 'configuration', text: whole.text, throws: [], options }, ...keys];
}

/** Of a list, what its elements are of. */
function elementOf(type, near, declarations) {
  if (ts.isTypeOperatorNode(type) || ts.isArrayTypeNode(type))
    return elementOf(type.type ?? type.elementType, near, declarations);
  return membersOf(type, near, declarations);
}

function propertyOf(object, name) {
  const property = object.properties.find((one) => one.name?.getText() === name);
  if (!property) return undefined;
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  return ts.isMethodDeclaration(property) ? property.body : bare(property.initializer);
}
