# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The newsgraph authors
# Completion for bash. Commands and options are taken from --help, so that they are always those of the program.

_newsgraph() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=$(newsgraph --help 2>/dev/null | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
    mapfile -t COMPREPLY < <(compgen -W "$words --help --version" -- "$word")
    return
  fi
  case $previous in
  --mentions) mapfile -t COMPREPLY < <(compgen -W "used all none" -- "$word") && return ;;
  -f | --format)
    words="turtle ntriples nquads dot"
    [ "${COMP_WORDS[1]}" = query ] && words="table csv tsv json turtle"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    return
    ;;
  esac
  if [ "${word#-}" != "$word" ]; then
    words=$(newsgraph "${COMP_WORDS[1]}" --help 2>/dev/null | sed -n 's/^  .*\(--[a-z-]*\).*/\1/p')
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  elif [ "${COMP_WORDS[1]}" = query ]; then
    words=$(newsgraph query --list 2>/dev/null | sed 's/ .*//')
    mapfile -t COMPREPLY < <(compgen -W "$words" -f -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _newsgraph newsgraph
