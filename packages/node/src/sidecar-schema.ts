import type { JsonSchema } from './config/schema.ts'

const names: JsonSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
  ],
}

/** JSON Schema of a sidecar. */
export const sidecarSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://copydesk.dev/schema/sidecar.schema.json',
  title: 'Exceptions for one file of articles',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    disable: {
      description: 'Rules, families or "*" that stay silent, for the whole file or for one place.',
      type: 'array',
      items: {
        anyOf: [
          { type: 'string', minLength: 1 },
          {
            type: 'object',
            properties: {
              rules: { ...names, description: 'Rules, families or "*".' },
              reason: { type: 'string', description: 'Why.' },
              line: { type: 'integer', minimum: 1, description: '1-based line of the file.' },
              actual: { type: 'string', minLength: 1, description: 'Only findings on exactly this text.' },
              record: {
                anyOf: [
                  { type: 'integer', minimum: 1 },
                  { type: 'string', minLength: 1 },
                ],
                description: 'In a file of several articles: line or id of the one meant.',
              },
            },
            required: ['rules'],
            additionalProperties: false,
          },
        ],
      },
    },
  },
  required: ['disable'],
  additionalProperties: false,
}
