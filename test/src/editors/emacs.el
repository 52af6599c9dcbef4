;; Emacs in batch mode: eglot, set up by the recipe, shows findings through flymake and applies the preferred fix.
;; Environment: RECIPE (a file), FILE.
(package-initialize)
(require 'eglot)
(require 'json)
(load-file (getenv "RECIPE"))
(setq eglot-sync-connect t
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

(defun say (name value)
  (princ (concat (json-encode `((name . ,name) (value . ,value))) "\n")))

(defun wait (done)
  (let ((end (+ (float-time) 20)))
    (while (and (< (float-time) end) (not (funcall done)))
      (accept-process-output nil 0.05))))

(find-file (getenv "FILE"))
(text-mode)
(apply #'eglot (eglot--guess-contact))
(wait #'flymake-diagnostics)
(say "diagnostics"
     (vconcat (mapcar (lambda (d) (buffer-substring (flymake-diagnostic-beg d) (flymake-diagnostic-end d)))
                      (flymake-diagnostics))))
(goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
(let ((fix (seq-find (lambda (action) (eq (plist-get action :isPreferred) t))
                     (eglot-code-actions (point) (point) nil))))
  (eglot--apply-workspace-edit (plist-get fix :edit)))
(say "fixed" (buffer-string))
