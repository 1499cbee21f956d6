import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./app/i18n.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A page's head is complete in its first bytes: streamed metadata would add inline scripts to the policy of cached pages.
  htmlLimitedBots: /.*/,
  // Types are the business of `npm run check`; the build on a bare machine should not do the work twice.
  typescript: { ignoreBuildErrors: true },
  // Optimized images come with style attributes, which the policy blocks: pictures are plain <img>.
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pino',
    'graphile-worker',
    'nodemailer',
    'stripe',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
}

export default withMessages(config)
