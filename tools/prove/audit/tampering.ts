// What somebody with all rights could try on the past.
export type Tampering = { name: string; sql: string[] }

/** Each kind of tampering at a random place among `events` positions. */
export function tamperings(random: () => number, events: number): Tampering[] {
  const at = () => 1 + Math.floor(random() * (events - 2))
  const event = (position: number) => `(SELECT event_id FROM event_position WHERE position = ${position})`
  const [one, two] = [at(), at()]
  const other = two === one ? one + 1 : two
  const change = (set: string) => [`UPDATE event SET ${set} WHERE id = ${event(at())}`]
  return [
    { name: 'a payload is changed', sql: change(`payload = jsonb_set(payload::jsonb, '{n}', '424242')`) },
    { name: 'a key is added to a payload', sql: change(`payload = payload::jsonb || '{"more": 1}'`) },
    { name: 'an actor is changed', sql: change(`actor = 'per_somebody_else'`) },
    { name: 'an instant is moved by a millisecond', sql: change(`occurred_at = occurred_at + interval '1 millisecond'`) },
    { name: 'a name is changed', sql: change(`name = 'proof.never_happened'`) },
    { name: 'a subject is changed', sql: change(`subject = 'another'`) },
    { name: 'an organization is added', sql: change(`organization_id = 'org_other'`) },
    { name: 'an event is deleted', sql: [`DELETE FROM event WHERE id = ${event(at())}`] },
    { name: 'an event is deleted with its position', sql: [`DELETE FROM event_position WHERE position = ${at()}`] },
    {
      name: 'an event is cut out and the rest moved up',
      sql: [
        `DELETE FROM event_position WHERE position = ${one}`,
        `UPDATE event_position SET position = position - 1 WHERE position > ${one}`,
      ],
    },
    {
      name: 'an event is slipped in between',
      sql: [
        `UPDATE event_position SET position = position + 1 WHERE position >= ${one}`,
        `INSERT INTO event SELECT (jsonb_populate_record(e, '{"id": "evt_slipped_in"}')).* FROM event e LIMIT 1`,
        `INSERT INTO event_position (position, event_id, leaf) SELECT ${one}, 'evt_slipped_in', leaf FROM event_position LIMIT 1`,
      ],
    },
    {
      name: 'two events change places',
      sql: [
        `UPDATE event_position p SET event_id = o.event_id, leaf = o.leaf FROM event_position o
              WHERE (p.position, o.position) IN ((${one}, ${other}), (${other}, ${one}))`,
      ],
    },
    { name: 'the last events are cut off', sql: [`DELETE FROM event_position WHERE position > ${events - 5}`] },
    { name: 'everything is truncated', sql: ['TRUNCATE event, event_position'] },
    {
      name: 'an event and its leaf are changed together',
      sql: [
        `UPDATE event SET actor = 'per_somebody_else' WHERE id = ${event(one)}`,
        `UPDATE event_position SET leaf = sha256('\\x00'::bytea || 'rewritten'::bytea) WHERE position = ${one}`,
      ],
    },
    {
      name: 'an event is replaced by a fresh one with its own leaf',
      sql: [
        `UPDATE event_position p SET event_id = o.event_id, leaf = o.leaf FROM event_position o WHERE p.position = ${one} AND o.position = ${other}`,
      ],
    },
  ]
}

/** What the application's role must be refused. */
export const refusedStatements = [
  'UPDATE event SET name = name',
  'DELETE FROM event',
  'TRUNCATE event CASCADE',
  'UPDATE event_position SET position = position',
  'DELETE FROM event_position',
  'TRUNCATE event_position',
  `INSERT INTO event_position (position, event_id, leaf) VALUES (999999999, 'evt_none', '\\x00')`,
  'DELETE FROM event_outbox',
  'UPDATE audit_head SET size = size',
  'DELETE FROM audit_head',
  'TRUNCATE audit_head',
  'ALTER TABLE event DISABLE TRIGGER ALL',
  'DROP TABLE event_position',
  `SET session_replication_role = 'replica'`,
  'UPDATE clock_offset SET seconds = 1',
] as const
