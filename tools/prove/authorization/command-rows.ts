// For each command what it would be asked to do with somebody's things.
import { lock, lockedSize } from '#lib/sealing/age.ts'
import { createCommitteeKey } from '#lib/sealing/committee.ts'
import { toBase64url } from '#lib/sealing/encoding.ts'
import { paddingStep } from '#lib/sealing/padding.ts'
import { draftLike, type Things } from '#tools/prove/authorization/things.ts'
import type { World } from '#tools/prove/authorization/world.ts'

export type Row = {
  /** Which reference is foreign, where a command has several. */
  about?: string
  input: (target: Things) => unknown
  /** Only this principal reaches the reference. */
  only?: string
  /** The operator may act on everybody's. */
  operators?: true
  /** A reference inside of an answer is refused at its field. */
  refusesAsInvalid?: true
}

const product = {
  name: 'Product of the proof',
  language: 'en',
  summary: 'A product that nobody lists.',
  sector: 'finance',
  cpv: '35121700-5',
  currency: 'EUR',
  price: '10.00',
  leadTimeWeeks: 4,
}

/** Commands about nobody's thing but the actor's own, and imports by our tools: there is no id to guess. */
const aboutOneself = [
  'capacity.addLine',
  'devices.registerDevice',
  'identity.chooseLanguage',
  'mirrors.importNotice',
  'mirrors.placeBuyers',
  'payments.connectPayouts',
  'payments.saveBankAccount',
  'places.importPlaces',
  'sealing.registerCustodianKey',
  'tenders.draftTender',
]

export async function commandRows({ own }: World): Promise<Record<string, Row[]>> {
  const draft = (await draftLike(own.tenderId)) as object
  const sealed = await sealedShapes()
  const share = { tender: own.draftId, purpose: 'rehearsal', keyVersion: 1, index: 1, share: 'AAAA', salt: 'A'.repeat(43) }
  const makerA = 'maker A owner'
  return {
    ...Object.fromEntries(aboutOneself.map((name) => [name, []])),
    'tenders.updateDraft': [{ input: ({ draftId }) => ({ ...draft, id: draftId }) }],
    'tenders.publishTender': [{ input: ({ draftId }) => ({ id: draftId }) }],
    'tenders.closeTender': [{ input: ({ draftId }) => ({ id: draftId }) }],
    'tenders.cancelTender': [{ input: ({ draftId }) => ({ id: draftId }) }],
    'sealing.formCommittee': [{ input: ({ draftId }) => ({ tenderId: draftId, ...sealed.committee }) }],
    'sealing.giveRehearsalShare': [{ input: ({ draftId }) => ({ tenderId: draftId, share, liveShareFits: true }) }],
    'bids.startOpening': [{ input: ({ draftId }) => ({ tenderId: draftId }) }],
    'bids.giveOpeningShare': [{ input: ({ draftId }) => ({ tenderId: draftId, share }) }],
    'bids.submitBid': [
      {
        input: ({ draftId, lotId, openingId }) => ({
          tenderId: draftId,
          tenderVersion: 1,
          lotId,
          keyId: openingId,
          ...sealed.bid,
        }),
      },
    ],
    'bids.withdrawBid': [{ input: ({ bidId }) => ({ id: bidId }) }],
    'awards.decideAward': [
      {
        input: ({ lotId, bidId }) => ({
          lotId,
          shares: [{ bidId, quantity: 1 }],
          reasons: [{ bidId, reason: 'The lowest price of all.' }],
        }),
      },
    ],
    'awards.buyDirectly': [
      {
        input: ({ listingId }) => ({
          productId: listingId,
          quantity: 1,
          dueAt: '2027-03-01',
          place: 'Anywhere',
          reason: 'Bought by the proof.',
        }),
      },
    ],
    'matching.proposeAgreement': [
      {
        input: ({ draftId }) => ({
          tenderId: draftId,
          form: 'consortium',
          members: [1, 2].map((quantity) => ({ productId: own.productId, role: 'finished', quantity })),
        }),
      },
    ],
    'matching.signAgreement': [{ input: ({ agreementId }) => ({ id: agreementId }) }],
    'matching.dissolveAgreement': [{ input: ({ agreementId }) => ({ id: agreementId }) }],
    'matching.approveBeyondProbation': [
      {
        operators: true,
        input: ({ draftId, makerOrganizationId }) => ({
          tenderId: draftId,
          organizationId: makerOrganizationId,
          reason: 'Approved by the proof.',
        }),
      },
    ],
    'orders.signOrder': [{ input: ({ orderId }) => ({ orderId }) }],
    'fulfilment.signInspection': [{ input: ({ milestoneId }) => ({ milestoneId, acceptedUnits: 1, rejectedUnits: 0 }) }],
    'fulfilment.reportAgain': [{ input: ({ milestoneId }) => ({ milestoneId }) }],
    'catalog.listProduct': [
      {
        about: 'its line',
        only: makerA,
        refusesAsInvalid: true,
        input: ({ productionLineId }) => ({ ...product, lineId: productionLineId }),
      },
    ],
    'catalog.reviseProduct': [{ input: ({ productId }) => ({ ...product, productId, lineId: own.productionLineId }) }],
    'catalog.moderateProduct': [
      { operators: true, input: ({ listingId }) => ({ productId: listingId, verdict: 'reject', reason: 'Not a product.' }) },
    ],
    'capacity.planWeek': [{ input: ({ productionLineId }) => ({ lineId: productionLineId, week: '2026-12-07', units: 1 }) }],
    'devices.rotateSecret': [{ input: ({ deviceId }) => ({ deviceId }) }],
    'devices.bindDevice': [
      { about: 'its device', input: ({ deviceId }) => ({ deviceId, orderLineId: own.orderLineId }) },
      { about: 'its line', only: makerA, input: ({ orderLineId }) => ({ deviceId: own.deviceId, orderLineId }) },
    ],
    'devices.connectGateway': [
      { about: 'its device', input: ({ deviceId }) => ({ deviceId, gatewayId: own.deviceId }) },
      {
        about: 'its gateway',
        only: makerA,
        input: ({ deviceId }) => ({ deviceId: own.deviceId, gatewayId: deviceId }),
      },
    ],
    'devices.releaseDevice': [{ input: ({ deviceId }) => ({ deviceId }) }],
    'devices.suspendDevice': [{ operators: true, input: ({ deviceId }) => ({ deviceId }) }],
    'devices.resumeDevice': [{ operators: true, input: ({ deviceId }) => ({ deviceId }) }],
    'payments.payInvoice': [{ input: ({ invoiceId }) => ({ invoiceId, locale: 'en' }) }],
    'payments.matchLine': [
      { about: 'its line', input: ({ statementLineId }) => ({ lineId: statementLineId, invoiceNumber: own.invoiceNumber }) },
      {
        about: 'its invoice',
        only: makerA,
        refusesAsInvalid: true,
        input: ({ invoiceNumber }) => ({ lineId: own.statementLineId, invoiceNumber }),
      },
    ],
    'payments.setLineAside': [{ input: ({ statementLineId }) => ({ lineId: statementLineId }) }],
    'identity.revokeSession': [{ input: ({ sessionId }) => ({ sessionId }) }],
  }
}

/** Envelopes and shares that look as they should from outside; nobody gets to look inside. */
async function sealedShapes() {
  const [one, other] = [await createCommitteeKey(), await createCommitteeKey()]
  const file = async (bytes: number) => toBase64url(await lock(new Uint8Array(bytes), one.recipient))
  const small = await file(100)
  const envelope = await file(lockedSize(paddingStep))
  const hash = '0'.repeat(64)
  const custodian = (personId: string) => ({ personId, sealedShare: small, commitment: hash })
  const people = ['per_one', 'per_two']
  return {
    bid: { technical: envelope, price: envelope, selfCopy: null },
    committee: {
      keyVersion: 1,
      recipient: one.recipient,
      threshold: 2,
      custodians: people.map((personId) => ({ ...custodian(personId), recipient: one.recipient })),
      rehearsal: { recipient: other.recipient, envelope: small, plainSha256: hash, shares: people.map(custodian) },
    },
  }
}
