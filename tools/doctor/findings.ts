/** One thing that was looked at, in a sentence a person can act on. `bad`: it will not work. `mind`: it works, and should be known. */
export type Finding = { state: 'good' | 'mind' | 'bad'; text: string }

export const good = (text: string): Finding => ({ state: 'good', text })
export const mind = (text: string): Finding => ({ state: 'mind', text })
export const bad = (text: string): Finding => ({ state: 'bad', text })
