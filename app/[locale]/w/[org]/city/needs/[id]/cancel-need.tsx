import { useTranslations } from 'next-intl'
import { Form } from '#components/forms/form.tsx'
import { SubmitButton } from '#components/forms/submit-button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { cancelNeed } from '../actions'

export function CancelNeed({ org, id }: { org: string; id: string }) {
  const t = useTranslations('needs.cancel')
  return (
    <div className="border-t border-line pt-4">
      <Dialog label={t('open')} kind="danger" title={t('title')} close={t('keep')}>
        <p className="mb-4">{t('text')}</p>
        <Form action={cancelNeed} hidden={{ _org: org, id }}>
          <SubmitButton kind="danger">{t('confirm')}</SubmitButton>
        </Form>
      </Dialog>
    </div>
  )
}
