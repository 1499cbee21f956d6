'use server'
import { revalidatePath } from 'next/cache'
import { deskAction } from '#app/form-action.ts'
import { bindDevice, connectGateway, registerDevice, releaseDevice, rotateSecret } from '#lib/devices/index.ts'
import { makerAccess } from '#lib/platform/access.ts'

const access = makerAccess('owner', 'production')

export const registerDeviceAction = deskAction(access, async ({ actor }, form) => {
  const answer = { message: '', made: await registerDevice(actor, Object.fromEntries(form)) }
  return answer
})

export const rotateSecretAction = deskAction(access, async ({ actor }, form) => {
  const answer = { message: '', made: await rotateSecret(actor, { deviceId: form.get('deviceId') }) }
  return answer
})

export const bindDeviceAction = deskAction(access, async ({ actor, organization, locale }, form) => {
  const deviceId = form.get('deviceId')
  await bindDevice(actor, { deviceId, orderLineId: form.get('orderLineId'), program: form.get('program') ?? '' })
  revalidatePath(`/${locale}/w/${organization.slug}/maker/devices/${deviceId}`)
  return undefined
})

export const releaseDeviceAction = deskAction(access, async ({ actor, organization, locale }, form) => {
  const deviceId = form.get('deviceId')
  await releaseDevice(actor, { deviceId })
  revalidatePath(`/${locale}/w/${organization.slug}/maker/devices/${deviceId}`)
  return undefined
})

export const connectGatewayAction = deskAction(access, async ({ actor, organization, locale }, form) => {
  await connectGateway(actor, Object.fromEntries(form))
  revalidatePath(`/${locale}/w/${organization.slug}/maker/devices/${form.get('deviceId')}`)
  return undefined
})
