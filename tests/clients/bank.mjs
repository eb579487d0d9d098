// What the scripts beside this page have in common: the bank's address, and a run to watch.
export const { ADDRESS, TOKEN } = process.env;
export const HEADERS = { authorization: `Bearer ${TOKEN}` };

export const COUNCILS = `query Councils($first: Int!, $after: String) {
  councils(first: $first, after: $after) {
    edges { node { id name } }
    pageInfo { hasNextPage endCursor }
  }
}`;
export const START = `mutation Start($seconds: Float!) {
  startMatchRun(input: { seconds: $seconds }) { matchRun { id state } problems { code message } }
}`;
export const ABORT = `mutation Abort($id: ID!) {
  abortMatchRun(input: { runId: $id }) { matchRun { id state } problems { code message } }
}`;
export const WATCH = 'subscription Watch($id: ID!) { matchRunProgress(id: $id) { state fraction } }';
export const WRONG = '{ nothing }';

// The data of an operation, asked without any client.
export const ask = async (query, variables) => {
  const answer = await fetch(ADDRESS, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()).data;
};

// Starts a run, hands it to `watch` with a callback for each of its states, and aborts it as soon
// as it has been seen; its states, once `watch` says that there will be no more.
export const watched = async (watch) => {
  const { id } = (await ask(START, { seconds: 5 })).startMatchRun.matchRun;
  const states = [];
  await watch({ id }, async (data) => {
    states.push(data.matchRunProgress.state);
    if (states.length === 1) await ask(ABORT, { id });
  });
  return states;
};

export const tell = (what) => console.log(JSON.stringify(what));
