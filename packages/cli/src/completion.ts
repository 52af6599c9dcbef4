import type { RootCommand } from '@bomb.sh/tab'
import tab from '@bomb.sh/tab/commander'
import { Command } from 'commander'

/** What can be completed of a program: its commands, their options, and the values of those that have a list. */
export function completions(program: Command): RootCommand {
  // The adapter adds commands of its own: to a copy.
  const copy = new Command(program.name())
  for (const command of program.commands) if (!command.name().startsWith('complet')) copy.addCommand(command)
  return tab(copy, { completionCommandName: 'completion' })
}
