import localFont from 'next/font/local'

// The two Latin faces are preloaded and come with metric-matched fallbacks; what lies beyond Latin-1 is in globals.css.
export const publicSans = localFont({
  src: '../../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  variable: '--font-public-sans',
  adjustFontFallback: 'Arial',
})

export const archivo = localFont({
  src: '../../node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  variable: '--font-archivo',
  adjustFontFallback: 'Arial',
})
