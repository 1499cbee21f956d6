import { z } from 'zod'
import { readBankAccount } from '#lib/payments/bank-account.ts'
import { locales } from '#lib/values/locale.ts'
import { currencies } from '#lib/values/money.ts'

export const invoiceInput = z.object({ invoiceId: z.string().max(60) })

export const payInput = z.object({ invoiceId: z.string().max(60), locale: z.enum(locales) })

export const bankAccountInput = z.object({
  payeeName: z.string().trim().min(2, 'payeeNameMissing').max(120, 'payeeNameLong'),
  account: z
    .string()
    .max(60, 'bankAccountInvalid')
    .transform((text, context) => {
      const account = readBankAccount(text)
      if (account === null) context.addIssue({ code: 'custom', message: 'bankAccountInvalid' })
      return account ?? z.NEVER
    }),
})

/** A line of a bank statement that brought money in. */
export const statementLine = z.object({
  bankId: z.string().trim().min(1).max(80),
  bookedAt: z.date(),
  amountMinor: z.bigint().positive(),
  currency: z.enum(currencies as [string, ...string[]]),
  reference: z.string().max(200),
})
export type StatementLine = z.infer<typeof statementLine>

export const matchInput = z.object({
  lineId: z.string().max(60),
  invoiceNumber: z.string().trim().toUpperCase().min(1, 'invoiceNumberMissing').max(40, 'invoiceNumberMissing'),
})

export const lineInput = z.object({ lineId: z.string().max(60) })
