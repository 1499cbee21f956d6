// Kopli Terminal packs displays for Tampere: the smallest event that says so, and the document around it.
export const packed = {
  type: 'ObjectEvent',
  eventTime: '2026-10-05T14:30:00.000+03:00',
  eventTimeZoneOffset: '+03:00',
  epcList: ['https://id.kopli.example/01/04012345111118/21/KT-0042?linkType=all'],
  action: 'OBSERVE',
  bizStep: 'packing',
}

export function sealed(...eventList: object[]) {
  return {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { example: 'https://kopli.example/' }],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-10-05T15:00:00Z',
    epcisBody: { eventList },
  }
}
