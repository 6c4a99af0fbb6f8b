/** The log: JSON lines by pino, every value cleaned and scrubbed before it is written. */
import { pino, type DestinationStream } from 'pino';
import { cleanFields, cleanText } from './clean-fields.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one line; `message` names the event in constant words, `fields` hold what varies. */
type WriteLine = (message: string, fields?: LogFields) => void;

export interface Log {
  readonly debug: WriteLine;
  readonly info: WriteLine;
  readonly warn: WriteLine;
  readonly error: WriteLine;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Takes finished lines, each with its newline. */
  readonly destination: DestinationStream;
  /** Values that must never be written, for instance the local token. */
  readonly secrets?: readonly string[];
  /** Fields of every line. */
  readonly base?: LogFields;
}

/** A log with time (ISO 8601), level, message and fields. */
export function createLog(options: LogOptions): Log {
  const secrets = options.secrets ?? [];
  const logger = pino(
    {
      level: options.level,
      base: cleanFields(options.base ?? {}, secrets),
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.destination,
  );
  const writer = (level: 'debug' | 'info' | 'warn' | 'error'): WriteLine => (message, fields = {}) => {
    if (!logger.isLevelEnabled(level)) return;
    // Under one key, so that no field can replace time, level or msg.
    logger[level]({ ...(Object.keys(fields).length > 0 ? { fields: cleanFields(fields, secrets) } : {}) }, cleanText(message, secrets));
  };
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}

/** A log that writes nothing, for tests. */
export const SILENT_LOG: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
