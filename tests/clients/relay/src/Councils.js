import { graphql } from 'relay-runtime';

// A list that goes on, of things that can be fetched anew.
export const page = graphql`
  fragment Councils_page on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "CouncilsPaginationQuery") {
    councils(first: $first, after: $after) @connection(key: "Councils_councils") {
      edges {
        node {
          id
          name
          ...Councils_council
        }
      }
    }
  }
`;

export const council = graphql`
  fragment Councils_council on Council @refetchable(queryName: "CouncilsCouncilQuery") {
    name
    place {
      latitude
      longitude
    }
  }
`;

export const query = graphql`
  query CouncilsQuery($id: ID!) {
    ...Councils_page
    node(id: $id) {
      __typename
      ...Councils_council @alias
    }
  }
`;
