/** A Git remote over HTTP in a process of its own, as remotes are: `node bench/git-remote-process.ts FOLDER REPOSITORY`. */
import { startGitServer } from '../lab/git-server.ts';
import { SEARCH_PATH } from '../store/testing/sandbox.ts';

const [root = '', repository = ''] = process.argv.slice(2);
const server = await startGitServer({ root, env: { PATH: SEARCH_PATH } });
process.send?.({ url: server.url(repository) });
process.on('disconnect', () => void server.stop());
