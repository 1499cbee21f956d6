import { describe, expect, test } from 'vitest'
import { emptyNames, environmentReads, inlineStyles, longestFile, longFiles, undocumented } from '#tests/architecture/habits.ts'
import { parseSource } from '#tests/architecture/source.ts'
import { filesOf } from '#tests/architecture/tree.ts'

const product = ['app', 'components', 'lib', 'workers', 'server.ts']
const everything = [...product, 'tools', 'tests', 'prisma/seed']

/** The demo world's own tables: rows, not logic. */
const tables = ['prisma/seed/makers.ts', 'prisma/seed/needs.ts']

describe('the source', () => {
  const own = parseSource(filesOf(product))

  test('reads in one sitting, file by file', () => {
    expect(longFiles(parseSource(filesOf(everything).filter((file) => !tables.includes(file))))).toEqual([])
  })

  test('has no drawer for odds and ends', () => {
    expect(emptyNames(filesOf([...everything, 'prisma']))).toEqual([])
  })

  test('says of each public function of lib what its signature cannot', () => {
    expect(undocumented(parseSource(filesOf(['lib']))).join('\n')).toBe('')
  })

  test('reads the environment in one place', () => {
    expect(environmentReads(own)).toEqual([])
  })

  test('has no style attribute, which the content security policy would refuse', () => {
    expect(inlineStyles(own)).toEqual([])
  })
})

describe('the reading of the source', () => {
  const planted = (text: string, name = 'lib/bids/planted.tsx') => parseSource([], { [name]: text })

  test('catches a planted mistake of each kind', () => {
    expect(longFiles(planted('\n'.repeat(longestFile + 1)))).toEqual(['lib/bids/planted.tsx has 301 lines'])
    expect(emptyNames(['lib/bids/rules.ts', 'lib/utils/money.ts', 'components/helpers.ts'])).toHaveLength(2)
    expect(undocumented(planted('/** Says. */\nexport function one() {}\nexport function two() {}'))).toEqual([
      'lib/bids/planted.tsx:3 two',
    ])
    expect(undocumented(planted('export const draftBid = command({})'))).toEqual(['lib/bids/planted.tsx:1 draftBid'])
    expect(environmentReads(planted('const port = process.env.PORT'))).toEqual(['lib/bids/planted.tsx:1'])
    expect(inlineStyles(planted('export const x = <p style={{ color: "red" }} />'))).toEqual(['lib/bids/planted.tsx:1'])
  })
})
