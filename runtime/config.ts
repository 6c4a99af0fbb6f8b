/** Settings of a process from flags and environment: parsed once, every fault reported by name, then frozen. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting. `parse` gets every value given, in order, and throws ValueError for a bad one. */
export interface Setting<T> {
  /** Without the dashes, for instance `port-base`; a setting without it (a secret) comes from the environment only. */
  readonly flag?: string;
  /** Environment variable that stands in when the flag is absent. */
  readonly env: string;
  /** What stands for the value in --help; a setting without it is a switch. */
  readonly value?: string;
  readonly help: string;
  readonly parse: (values: readonly string[]) => T;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;
export type ValuesOf<S extends Settings> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** Why one value is refused, in words that follow the setting's name. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

/** Everything that is wrong with the settings, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export type Parsed<S extends Settings> = { readonly help: string } | { readonly values: ValuesOf<S> };

interface Given {
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly string[];
}

const MAX_VALUE = 4_096;

function readFlags(settings: Settings, argv: readonly string[]): Given {
  const known = new Map(Object.values(settings).flatMap((setting) => (setting.flag === undefined ? [] : [[setting.flag, setting] as const])));
  const flags = new Map<string, string[]>();
  const faults: string[] = [];
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const match = /^--([a-z][a-z-]*)(?:=([\s\S]*))?$/.exec(word);
    const setting = match?.[1] === undefined ? undefined : known.get(match[1]);
    if (match?.[1] === undefined || setting === undefined) {
      faults.push(`${JSON.stringify(word.slice(0, 80))} is not a setting; --help lists them`);
      continue;
    }
    const isSwitch = setting.value === undefined;
    const value = match[2] ?? (isSwitch ? 'true' : rest.shift());
    if (value === undefined) faults.push(`--${match[1]} needs a value (${setting.value ?? ''})`);
    else flags.set(match[1], [...(flags.get(match[1]) ?? []), value]);
  }
  return { flags, faults };
}

/** The text of --help: every setting with its environment variable. */
export function helpText(usage: string, settings: Settings): string {
  const rows = Object.values(settings).map(({ flag, value, help, env }) =>
    flag === undefined ? ([env, `${help} (environment only)`] as const) : ([`--${flag}${value === undefined ? '' : ` ${value}`}`, `${help} [${env}]`] as const));
  const width = Math.max(...rows.map(([left]) => left.length), 6);
  return [usage, '', ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`), `  ${'--help'.padEnd(width)}  this text`].join('\n');
}

/**
 * Reads all settings. A flag wins over its variable; an empty variable counts as absent.
 * @throws ConfigError with every fault
 */
export function parseSettings<const S extends Settings>(settings: S, input: { readonly argv: readonly string[]; readonly env: Environment; readonly usage: string }): Parsed<S> {
  if (input.argv.includes('--help')) return { help: helpText(input.usage, settings) };
  const given = readFlags(settings, input.argv);
  const faults = [...given.faults];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(settings)) {
    const fromEnv = input.env[setting.env];
    const flagged = given.flags.get(setting.flag ?? '');
    const texts = flagged ?? (fromEnv === undefined || fromEnv === '' ? [] : [fromEnv]);
    const isFlag = setting.flag !== undefined && (flagged !== undefined || texts.length === 0);
    const source = isFlag ? `--${setting.flag}` : setting.env;
    try {
      if (texts.some((text) => text.length > MAX_VALUE)) throw new ValueError(`is longer than ${MAX_VALUE} characters`);
      values[key] = setting.parse(texts);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      faults.push(`${source} ${error.message}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  // Each key was parsed by its own setting, which the compiler cannot follow through the loop.
  return { values: Object.freeze(values) as ValuesOf<S> };
}

function last(values: readonly string[]): string | undefined {
  return values.at(-1);
}

/** A text, or the default. */
export function textOr<T>(fallback: T, check: (text: string) => void = () => {}): (values: readonly string[]) => string | T {
  return (values) => {
    const text = last(values);
    if (text === undefined) return fallback;
    check(text);
    return text;
  };
}

/** A whole number within bounds, both inclusive. */
export function integerOr<T>(fallback: T, minimum: number, maximum: number): (values: readonly string[]) => number | T {
  return (values) => {
    const text = last(values);
    if (text === undefined) return fallback;
    const number = /^-?[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= minimum && number <= maximum)) throw new ValueError(`must be a whole number from ${minimum} to ${maximum}, not ${JSON.stringify(text.slice(0, 80))}`);
    return number;
  };
}

/** One of the given words. */
export function oneOf<const W extends string>(words: readonly W[], fallback: W): (values: readonly string[]) => W {
  return (values) => {
    const text = last(values);
    if (text === undefined) return fallback;
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new ValueError(`must be one of ${words.join(', ')}, not ${JSON.stringify(text.slice(0, 80))}`);
    return word;
  };
}

/** True or false. */
export function booleanOr(fallback: boolean): (values: readonly string[]) => boolean {
  const parse = oneOf(['true', 'false', '1', '0'], fallback ? 'true' : 'false');
  return (values) => ['true', '1'].includes(parse(values));
}
