// graphql-sse, in its mode of a connection for each operation.
import { createClient } from 'graphql-sse';
import { ADDRESS, COUNCILS, HEADERS, START, WATCH, WRONG, tell, watched } from './bank.mjs';

const client = createClient({ url: ADDRESS, headers: HEADERS, retryAttempts: 0 });
const all = (asked, each = () => {}) =>
  new Promise((resolve, reject) => {
    const seen = [];
    const next = (result) => { seen.push(result); each(result); };
    client.subscribe(asked, { next, error: reject, complete: () => resolve(seen) });
  });

const states = await watched((variables, each) =>
  all({ query: WATCH, variables }, ({ data }) => each(data)));
const [councils] = await all({ query: COUNCILS, variables: { first: 2 } });
const [refused] = await all({ query: START, variables: { seconds: 0 } });
const [wrong] = await all({ query: WRONG });
client.dispose();

const unsigned = createClient({ url: ADDRESS, retryAttempts: 0 });
const turnedAway = await new Promise((resolve) => {
  unsigned.subscribe({ query: COUNCILS }, { next: resolve, error: resolve, complete: resolve });
});

tell({
  states,
  councils: councils.data.councils.edges.length,
  problems: refused.data.startMatchRun.problems.map(({ code }) => code),
  wrong: wrong.errors[0].message,
  stranger: turnedAway.response.status,
});
