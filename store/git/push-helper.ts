/**
 * Pushes over HTTP through one `git remote-https` that stays (gitremote-helpers(7)): what `git push` would start anew
 * for every push, with its HTTP library, its connection and its TLS session. Of one advertisement of the remote's refs
 * come both our comparison with the leases and the old values that the remote compares again, all or none.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { cleanText } from './clean-text.ts';
import type { GitEnvironment } from './environment.ts';
import { assertObjectId } from './object-id.ts';
import { fullRef, outcomeOf, type PushOutcome, type RefLine, type RefUpdate } from './push.ts';
import type { Remote } from './remote.ts';
import { killGroup } from './run.ts';

export interface PushHelperOptions {
  readonly gitDir: string;
  readonly env: GitEnvironment;
  readonly remote: Remote;
  /** Milliseconds for one push. */
  readonly deadlineMs: number;
}

const OPTIONS = ['progress false', 'verbosity 0', 'atomic true'];
const MAX_STDERR = 64 * 1024;
/** What the helper says of refs that git turned down on our side; the rest comes from the remote. */
const OWN_WORDS = new Set(['stale info', 'fetch first', 'non-fast forward', 'needs force', 'already exists', 'atomic push failed', 'remote ref updated since checkout']);
const NO_REPORT = 'expecting report';

/** One process, and the lines that it says. */
class Conversation {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<void>;
  #stderr = '';
  #begun = false;
  alive = true;

  constructor({ gitDir, env, remote }: PushHelperOptions) {
    const args = ['--git-dir', gitDir, `remote-${remote.protocol}`, remote.location, remote.location];
    this.#child = spawn('git', args, { env, detached: true });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk.toString('utf8')).slice(-MAX_STDERR)));
    // Its end tells; a broken pipe only says that it ended early.
    this.#child.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        this.alive = false;
        resolve();
      };
      this.#child.on('close', end);
      this.#child.on('error', (error) => {
        this.#stderr += error.message;
        end();
      });
    });
  }

  /** Says how pushes are to be made; false if it cannot make them so. */
  async begin(): Promise<boolean> {
    if (this.#begun) return true;
    for (const option of OPTIONS) {
      this.say([`option ${option}`]);
      if ((await this.#hear()) !== 'ok') return false;
    }
    return (this.#begun = true);
  }

  say(lines: readonly string[]): void {
    this.#child.stdin.write(lines.map((line) => `${line}\n`).join(''));
  }

  /** Lines up to an empty one; `whole` is false if it ended before that. */
  async hearAll(): Promise<{ readonly lines: readonly string[]; readonly whole: boolean }> {
    const lines: string[] = [];
    for (let line = await this.#hear(); line !== ''; line = await this.#hear()) {
      if (line === undefined) return { lines, whole: false };
      lines.push(line);
    }
    return { lines, whole: true };
  }

  async #hear(): Promise<string | undefined> {
    const next = await this.#lines.next();
    return next.done === true ? undefined : next.value;
  }

  forgetStderr(): void {
    this.#stderr = '';
  }

  kill(): void {
    killGroup(this.#child);
  }

  /** Lets it end; gives what it and the remote said on the side. */
  async end(): Promise<string> {
    this.#child.stdin.end();
    await this.#ended;
    return cleanText(this.#stderr);
  }
}

export class PushHelper {
  readonly #options: PushHelperOptions;
  #conversation: Conversation | undefined;

  constructor(options: PushHelperOptions) {
    this.#options = options;
  }

  /** One at a time. What happened stands in the outcome; throws only for a branch or id that nobody may push. */
  async push(updates: readonly RefUpdate[]): Promise<PushOutcome> {
    const { deadlineMs } = this.#options;
    const conversation = this.#conversation?.alive === true ? this.#conversation : new Conversation(this.#options);
    this.#conversation = conversation;
    let late = '';
    const timer = setTimeout(() => {
      late = `no end after ${deadlineMs} ms `;
      conversation.kill();
    }, deadlineMs);
    try {
      const { lines, whole } = await converse(conversation, updates);
      const outcome = outcomeOf(lines, updates, { whole, said: '' });
      if (outcome.kind === 'pushed') return outcome;
      // It ends by itself after a failure, or else remembers refs of the remote that are not to be used again.
      this.#conversation = undefined;
      const said = await conversation.end();
      return outcomeOf(lines, updates, { whole: false, said: `${late}${said}` });
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#conversation?.kill();
    this.#conversation = undefined;
  }
}

async function converse(conversation: Conversation, updates: readonly RefUpdate[]): Promise<{ readonly lines: readonly RefLine[]; readonly whole: boolean }> {
  conversation.forgetStderr();
  if (!(await conversation.begin())) return { lines: [], whole: false };
  conversation.say(['list for-push']);
  const refs = await conversation.hearAll();
  if (!refs.whole) return { lines: [], whole: false };
  const tips = new Map(refs.lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
  if (updates.some(({ branch, from }) => tips.get(fullRef(branch)) !== from)) return { lines: updates.map((update) => leaseLine(update, tips)), whole: true };
  conversation.say([...updates.map(({ branch, to }) => `push ${assertObjectId(to)}:${fullRef(branch)}`), '']);
  const answer = await conversation.hearAll();
  return { lines: statusLines(answer.lines, updates), whole: answer.whole };
}

function leaseLine({ branch, from }: RefUpdate, tips: ReadonlyMap<string, string>): RefLine {
  return { flag: '!', summary: tips.get(fullRef(branch)) === from ? '[rejected] (atomic push failed)' : '[rejected] (stale info)' };
}

/** `ok <ref>` and `error <ref> <why>` in the words of `git push --porcelain`; refs that were not asked for are left out. */
function statusLines(lines: readonly string[], updates: readonly RefUpdate[]): RefLine[] {
  const asked = new Set(updates.map(({ branch }) => fullRef(branch)));
  return lines.flatMap((line): RefLine[] => {
    const [, status, ref = '', why = ''] = /^(ok|error) (\S+) ?(.*)$/.exec(line) ?? [];
    if (!asked.has(ref)) return [];
    if (status === 'ok') return [{ flag: ' ', summary: 'ok' }];
    const side = why === NO_REPORT ? '[remote failure]' : OWN_WORDS.has(why) ? '[rejected]' : '[remote rejected]';
    return [{ flag: '!', summary: `${side} (${why})` }];
  });
}
