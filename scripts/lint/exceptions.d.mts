export declare const testsPending: readonly string[];
export declare const untested: Readonly<Record<string, string>>;
