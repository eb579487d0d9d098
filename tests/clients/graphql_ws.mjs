// graphql-ws, by the authors of the protocol graphql-transport-ws.
import { createClient } from 'graphql-ws';
import { ADDRESS, COUNCILS, HEADERS, START, WATCH, WRONG, tell, watched } from './bank.mjs';

const url = ADDRESS.replace('http', 'ws');
const client = createClient({ url, connectionParams: HEADERS, lazy: true, retryAttempts: 0 });
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
const wrong = await all({ query: WRONG }).catch((errors) => errors);
await client.dispose();

const stranger = createClient({ url, connectionParams: {}, retryAttempts: 0 });
const closed = await new Promise((resolve) => {
  stranger.subscribe({ query: COUNCILS }, { next: resolve, error: resolve, complete: resolve });
});

tell({
  states,
  councils: councils.data.councils.edges.length,
  problems: refused.data.startMatchRun.problems.map(({ code }) => code),
  wrong: wrong[0].message,
  stranger: closed.code,
});
