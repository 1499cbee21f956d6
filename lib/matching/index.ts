export {
  findMatchesOf,
  findMatchSummary,
  listOwnMatches,
  type MatchSummary,
  type OwnMatch,
  type ProductMatch,
} from '#lib/matching/queries.ts'
export { judge, type Reason, type Verdict } from '#lib/matching/rules.ts'
