import { graphql } from 'relay-runtime';

// A deed whose answer is kept at once, and what is told of it.
export const start = graphql`
  mutation RunStartMutation($input: StartMatchRunInput!) {
    startMatchRun(input: $input) {
      matchRun {
        id
        state
      }
      problems {
        code
        message
        ... on RuleProblem {
          rule
          source
        }
      }
    }
  }
`;

export const watch = graphql`
  subscription RunWatchSubscription($id: ID!) {
    matchRunProgress(id: $id) {
      state
      fraction
    }
  }
`;
