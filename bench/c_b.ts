import { burst } from '/work/main/bench/git-burst.ts';
import { acknowledgement } from '/work/main/bench/git-ack.ts';
if (process.argv[2]==='ack') console.log(await acknowledgement()); else console.log(JSON.stringify(await burst()));
