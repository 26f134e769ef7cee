type Method = (...args: unknown[]) => unknown;
type Around = (inner: Method, ...args: unknown[]) => unknown;

interface Wrapped {
  readonly dispatcher: Method;
  readonly arounds: Around[];
  readonly before: PropertyDescriptor | undefined;
}

const wrapped = new WeakMap<object, Map<string, Wrapped>>();

/**
 * Puts a function around an object's method, and returns what takes it off again. Several may stand around one method
 * and leave in any order; with the last the property is as it was, unless somebody else has replaced it since.
 */
export function wrapMethod<Args extends unknown[], Result>(
  object: object,
  name: string,
  around: (inner: (...args: Args) => Result, ...args: Args) => Result,
): () => void {
  const { dispatcher, arounds, before } = wrappedMethod(object, name);
  // The caller knows the method's types.
  const own: Around = (inner, ...args) => around(inner as (...args: Args) => Result, ...(args as Args));
  arounds.push(own);
  return () => {
    const at = arounds.indexOf(own);
    if (at >= 0) arounds.splice(at, 1);
    if (arounds.length > 0) return;
    wrapped.get(object)?.delete(name);
    if (Object.getOwnPropertyDescriptor(object, name)?.value !== dispatcher) return;
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  };
}

function wrappedMethod(object: object, name: string): Wrapped {
  const methods = wrapped.get(object) ?? new Map<string, Wrapped>();
  wrapped.set(object, methods);
  const known = methods.get(name);
  if (known) return known;
  const original: unknown = Reflect.get(object, name);
  if (typeof original !== 'function') {
    throw new TypeError(
      `observe: ${name} must be a method of what is observed, got ${typeof original}; is it a tf.LayersModel or a tf.Optimizer?`,
    );
  }
  const arounds: Around[] = [];
  const dispatcher = function (this: unknown, ...args: unknown[]): unknown {
    const innermost: Method = (...given) => Reflect.apply(original, this, given);
    return arounds.reduce<Method>(
      (inner, around) =>
        (...given) =>
          around(inner, ...given),
      innermost,
    )(...args);
  };
  const made = { dispatcher, arounds, before: Object.getOwnPropertyDescriptor(object, name) };
  methods.set(name, made);
  Object.defineProperty(object, name, {
    value: dispatcher,
    configurable: true,
    writable: true,
    enumerable: true,
  });
  return made;
}
