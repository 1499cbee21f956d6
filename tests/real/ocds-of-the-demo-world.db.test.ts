import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import { findRecordPackage, findReleasePackage } from '#lib/disclosure/index.ts'
import { required } from '#lib/platform/env.ts'
import { fixedInstant, playWorld } from '#seed/world.ts'

const data = process.env.REAL_DATA_DIR ?? path.resolve('../shared/data')
const schemas = path.join(data, 'ocds/schema-1.1.5')

it.skipIf(!existsSync(schemas))(
  'writes every need of the demo world as valid OCDS 1.1.5',
  async () => {
    await playWorld(required('MIGRATE_URL'), fixedInstant)
    const ajv = new Ajv({ strict: false, allErrors: true })
    addFormats(ajv as never)
    const schema = (name: string) => JSON.parse(readFileSync(path.join(schemas, name), 'utf8'))
    const release = ajv.compile(schema('release-schema.json'))
    const found = await findReleasePackage()
    expect(found?.package.releases).toHaveLength(8)
    for (const one of found!.package.releases) {
      expect(release(one), JSON.stringify(release.errors)).toBe(true)
      const number = one.ocid.slice('ocds-moi000-'.length)
      const [record] = (await findRecordPackage(number))!.records
      expect(record?.compiledRelease.tag).toEqual(['compiled'])
    }
    expect(await findRecordPackage('MOI-1999-000001')).toBeNull()
  },
  120_000,
)
