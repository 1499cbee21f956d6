import type { ReactNode } from 'react'
import { Frame } from '../frame'

type Props = { children: ReactNode; params: Promise<{ org: string }> }

export default function MakerLayout({ children, params }: Props) {
  return (
    <Frame kind="maker" params={params}>
      {children}
    </Frame>
  )
}
