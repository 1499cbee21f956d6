import type { ReactNode } from 'react'
import { Frame } from '../frame'

type Props = { children: ReactNode; params: Promise<{ org: string }> }

export default function OperatorLayout({ children, params }: Props) {
  return (
    <Frame kind="operator" params={params}>
      {children}
    </Frame>
  )
}
