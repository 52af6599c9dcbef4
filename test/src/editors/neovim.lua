-- Headless Neovim, set up by the recipe, shows diagnostics, applies a fix and all fixes, and prints what its buffer holds.
-- Environment: FILE.
vim.cmd('edit ' .. vim.env.FILE)
local client

local function say(name, value)
  io.stdout:write(vim.fn.json_encode({ name = name, value = value }) .. '\n')
end

local function request(method, range, only)
  local params = vim.lsp.util.make_range_params()
  params.range = range or params.range
  params.context = { diagnostics = {}, only = only }
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  return answers[client].result
end

local function apply(action)
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function wait(count)
  return vim.wait(20000, function() return #vim.diagnostic.get(0) == count end, 20)
end

wait(2)
client = next(vim.lsp.buf_get_clients(0))
say('diagnostics', vim.tbl_map(function(d)
  return { line = d.lnum, column = d.col, code = d.code, source = d.source }
end, vim.diagnostic.get(0)))

local first = vim.diagnostic.get(0)[1]
local at = { line = first.lnum, character = first.col }
for _, action in ipairs(request('textDocument/codeAction', { start = at, ['end'] = at })) do
  if action.isPreferred then apply(action) end
end
wait(1)
say('fixed', { text = text(), left = #vim.diagnostic.get(0) })

for _, action in ipairs(request('textDocument/codeAction', nil, { 'source.fixAll' })) do apply(action) end
wait(0)
say('fixedAll', { text = text(), left = #vim.diagnostic.get(0) })
vim.cmd('qa!')
