import type { ReactNode } from 'react'
import { Frame } from '../frame'

type Props = { children: ReactNode; params: Promise<{ org: string }> }

export default function CityLayout({ children, params }: Props) {
  return (
    <Frame kind="city" params={params}>
      {children}
    </Frame>
  )
}
