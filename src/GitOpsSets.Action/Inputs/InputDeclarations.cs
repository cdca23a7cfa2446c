using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Inputs;

/// <summary>Every input there is. Help, documentation, <c>action.yml</c> and the parser follow this table; tests hold them to it.</summary>
internal static class InputDeclarations
{
    /// <summary>The first line of a commit's message where nobody says another.</summary>
    public const string Subject = "Update expanded manifests";

    /// <summary>The choice of the input <c>forge</c> that leaves it open.</summary>
    public const string AnyForge = "auto";

    /// <summary>In the order of the help text.</summary>
    public static ImmutableArray<InputDeclaration> All { get; } =
    [
        new("command", InputType.Choice, InputGroup.Reading, Verb.All, "What to do. On a command line it is the first word.")
        {
            Default = "run", Choices = ["run", "render", "diff", "validate", "elements", "shards"],
        },
        new("path", InputType.Text, InputGroup.Reading, Verb.All, "The repository: the folder that definitions, output and configuration are in.")
        {
            Default = ".", Placeholder = "FOLDER",
        },
        new("definitions", InputType.List, InputGroup.Reading, Verb.All, "Globs of the files that may hold definitions and the objects they refer to. Files without any are passed over.")
        {
            Default = "**/*.yaml,**/*.yml", Placeholder = "GLOB",
        },
        new("config", InputType.Text, InputGroup.Reading, Verb.All, "The configuration file, read from the base branch. It has these same names as keys; options and inputs win over it.")
        {
            Default = ".gitopssets.yaml", Placeholder = "FILE",
        },
        new("nested", InputType.Choice, InputGroup.Reading, Verb.All, "What to do with definitions that a definition generates: expand them in the same run, or emit them as they are. The verb render emits them unless told otherwise.")
        {
            Default = "expand", Choices = ["expand", "emit"],
        },
        new("substitute", InputType.Lines, InputGroup.Reading, Verb.All,
            "Flux variables to substitute before rendering: lines of NAME=value, 'file: PATH' for a file of such lines, or 'from: Kustomization' for the postBuild of the Flux Kustomization that applies the definition. By default ${NAME} passes through to Flux.")
        {
            Placeholder = "NAME=VALUE",
        },
        new("seed", InputType.Text, InputGroup.Reading, Verb.AsksSources, "Makes functions of chance and of the clock repeatable: the same seed, the same output for each element. The time that templates see stands still at 1 January 2000."),
        new("shard", InputType.Text, InputGroup.Reading, Verb.Pipeline,
            "The part of the sets that this run expands, such as 2/5: the second of five runs that share them, as in a matrix of jobs. Each set belongs to one of them by its name, with the sets it generates.")
        {
            Default = "1/1", Placeholder = "I/N",
        },
        new("max-shards", InputType.Text, InputGroup.Reading, Verb.Shards, "How many jobs may share the sets at most, for the verb shards, which names those that have work.")
        {
            Default = "10", Placeholder = "N",
        },
        new("compat", InputType.Choice, InputGroup.Reading, Verb.Render, "Whether render reads definition files exactly as the reference command lines do where docs/compatibility.md lists a safe difference (strict): a file given with -f as the Flux Operator's, another as the GitOpsSet controller's.")
        {
            Default = "default", Choices = ["default", "strict"],
        },

        new("output", InputType.Text, InputGroup.Publishing, Verb.All, "The folder that receives the expanded manifests, inside the repository.")
        {
            Default = "expanded", Placeholder = "FOLDER",
        },
        new("publish", InputType.Choice, InputGroup.Publishing, Verb.Pipeline, "What to do with the changes: only report them (none), write them into the work tree (files), push a commit (commit), or propose them as a pull request (pull-request).")
        {
            Default = "none", Choices = ["none", "files", "commit", "pull-request"],
        },
        new("base", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "The branch the change is made for. By default the branch the workflow runs on.") { Placeholder = "BRANCH" },
        new("branch", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "The branch the commit goes to. By default the base branch; for a pull request expansion/BASE/OUTPUT, which is then the action's own.") { Placeholder = "BRANCH" },
        new("commit-message", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "The first line of the commit message; a summary of the change follows it. On Azure Pipelines a commit to the base branch also says [skip ci], unless this is given.")
        {
            Default = Subject,
        },
        new("author", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "Who made the change, as 'Name <address>'. By default the machine account of the CI host (github-actions[bot], gitea-actions, forgejo-actions, the build service of the Azure DevOps project), gitopssets on GitLab, and elsewhere who git's configuration says you are.")
        {
            Placeholder = "IDENTITY",
        },
        new("committer", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "Who made the commit, as 'Name <address>'. By default the author.") { Placeholder = "IDENTITY" },
        new("signoff", InputType.Boolean, InputGroup.Publishing, Verb.Pipeline, "Whether the commit ends with a Signed-off-by line of the committer.") { Default = "false" },
        new("sign", InputType.Choice, InputGroup.Publishing, Verb.Pipeline,
            "Who signs the commit: nobody (none), git with an OpenPGP or SSH key (gpg, ssh), or the forge itself without a key (api), which needs a bot's token and names the bot as author.")
        {
            Default = "none", Choices = ["none", "gpg", "ssh", "api"],
        },
        new("signing-key", InputType.Text, InputGroup.Publishing, Verb.Pipeline,
            "The key for sign: an armoured OpenPGP private key, an SSH private key, or the public key of an SSH key that the agent at SSH_AUTH_SOCK holds.")
        {
            IsSecret = true, Placeholder = "KEY",
        },
        new("signing-passphrase", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "The passphrase of signing-key.") { IsSecret = true },
        new("title", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "The title of the pull request. By default the first line of the commit message."),
        new("body", InputType.Text, InputGroup.Publishing, Verb.Pipeline, "Markdown that stands in the pull request above the summary of the change."),
        new("labels", InputType.List, InputGroup.Publishing, Verb.Pipeline, "Labels the pull request gets; those that people add stay.") { Placeholder = "LABEL" },
        new("reviewers", InputType.List, InputGroup.Publishing, Verb.Pipeline, "Accounts that are asked for a review when the pull request is opened.") { Placeholder = "ACCOUNT" },
        new("team-reviewers", InputType.List, InputGroup.Publishing, Verb.Pipeline, "Teams that are asked for a review when the pull request is opened; the token must be able to see them.") { Placeholder = "TEAM" },
        new("assignees", InputType.List, InputGroup.Publishing, Verb.Pipeline, "Accounts the pull request is assigned to when it is opened.") { Placeholder = "ACCOUNT" },
        new("draft", InputType.Boolean, InputGroup.Publishing, Verb.Pipeline, "Whether the pull request is opened as a draft.") { Default = "false" },
        new("pull-request-per", InputType.Choice, InputGroup.Publishing, Verb.Pipeline,
            "Whether one pull request has the changes of all sets (run), or each set has its own, from the branch BRANCH+SET (set), with a memory of its own in OUTPUT/.gitopssets/SET, so that they can be merged in any order.")
        {
            Default = "run", Choices = ["run", "set"],
        },
        new("auto-complete", InputType.Boolean, InputGroup.Publishing, Verb.Pipeline,
            "Whether the forge merges the pull request by itself once its own rules allow that: asked for when it is opened, and again with each new commit. Not for drafts.")
        {
            Default = "false",
        },
        new("delete-branch", InputType.Boolean, InputGroup.Publishing, Verb.Pipeline, "Whether the branch of the pull request is deleted when there is nothing to propose any more.") { Default = "true" },
        new("reset-branch", InputType.Boolean, InputGroup.Publishing, Verb.Pipeline, "Whether commits that other people put on the branch of the pull request are dropped. By default such a branch stays as it is.") { Default = "false" },
        new("target-repository", InputType.Text, InputGroup.Publishing, Verb.Pipeline,
            "The address git has another repository at, which receives the output in the place of the one that is checked out. Definitions are read from the checkout all the same; 'base' names the branch.")
        {
            Placeholder = "URL",
        },
        new("target-token", InputType.Text, InputGroup.Publishing, Verb.Pipeline,
            "The token for target-repository. The input token is never sent to another server than its own.")
        {
            IsSecret = true,
        },
        new("ssh-key", InputType.Text, InputGroup.Publishing, Verb.Pipeline,
            "A private key without a passphrase, such as a deploy key that may write, for a repository that is published to over SSH: the checkout's where its origin is an SSH address, or target-repository. By default git asks the user's own ssh.")
        {
            IsSecret = true, Placeholder = "KEY",
        },
        new("ssh-known-hosts", InputType.Text, InputGroup.Publishing, Verb.Pipeline,
            "The lines of known_hosts with the keys of the server for ssh-key, as ssh-keyscan prints them and its operators publish them. A server that is not among them is not talked to.")
        {
            Placeholder = "LINES",
        },
        new("forge", InputType.Choice, InputGroup.Publishing, Verb.Pipeline,
            "The kind of forge that has the repository that is published to. By default the CI host tells, or the address of a service that everybody knows (auto).")
        {
            Default = AnyForge, Choices = [AnyForge, .. ForgeCatalog.PublishedTo],
        },

        new("guard", InputType.Choice, InputGroup.Safety, Verb.AsksSources | Verb.Validate,
            "What to do when text that outsiders write (titles, branches, labels) would leave the scalar it was put into: leave the element as it was (strict), deliver it with a warning (warn), or not look (off).")
        {
            Default = "strict", Choices = ["strict", "warn", "off"],
        },
        new("max-delete", InputType.Text, InputGroup.Safety, Verb.Pipeline,
            "How many files of a set one run may delete: a number or a percentage. By default 3 or 25 %, whichever is more, not counting what was proven to be closed.")
        {
            Placeholder = "NUMBER",
        },
        new("timeout", InputType.Text, InputGroup.Safety, Verb.All,
            "How long the run may take, such as 90s or 1h30m: from 1s to 6h. One that takes longer ends with exit code 5; what it has not published by then it does not publish.")
        {
            Default = "10m", Placeholder = "DURATION",
        },
        new("limits", InputType.Lines, InputGroup.Safety, Verb.All, "Limits to set otherwise than they are: lines of NAME=NUMBER. docs/security.md has their names and bounds.")
        {
            Placeholder = "NAME=NUMBER",
        },
        new("allow-empty", InputType.Boolean, InputGroup.Safety, Verb.Pipeline, "Whether a run may delete every file of a set.") { Default = "false" },

        new("token", InputType.Text, InputGroup.Sources, Verb.AsksSources, "The token for the forge this run lives on. It is sent to that host and to no other.")
        {
            IsSecret = true, ActionDefault = "${{ github.token }}",
        },
        new("tokens", InputType.Lines, InputGroup.Sources, Verb.AsksSources,
            "Tokens for other servers that definitions without a secretRef ask: lines of host=token, or https://host:port=token. Each is sent to that server and to no other.")
        {
            IsSecret = true, Placeholder = "HOST=TOKEN",
        },
        new("secrets", InputType.Lines, InputGroup.Sources, Verb.AsksSources,
            "Secrets that definitions refer to: lines of namespace/name/key=value. A value of several lines is written as namespace/name/key<<END, the lines, END.")
        {
            IsSecret = true, Placeholder = "NAMESPACE/NAME/KEY=VALUE",
        },
        new("sources", InputType.Lines, InputGroup.Sources, Verb.AsksSources, "Where the content of a GitRepository or OCIRepository lies on disk: lines of name=path or namespace/name=path. Others are fetched from where the object says.")
        {
            Placeholder = "NAME=PATH",
        },
        new("force", InputType.Boolean, InputGroup.Sources, Verb.AsksSources, "Ask providers outside of the windows of their schedules, too.") { Default = "false" },
        new("locked", InputType.Boolean, InputGroup.Sources, Verb.AsksSources,
            "Take the answers of forges and other live sources from the source lock, OUTPUT/.gitopssets/sources.lock.json, and ask none of them. A set whose sources are not in the lock keeps its files.")
        {
            Default = "false",
        },
        new("private-hosts", InputType.List, InputGroup.Sources, Verb.AsksSources, "Hosts that may have private addresses, besides the forge this run lives on.") { Placeholder = "HOST" },

        new("log-level", InputType.Choice, InputGroup.Reporting, Verb.All, "How much to say.") { Default = "info", Choices = ["quiet", "info", "debug"] },
        new("summary-path", InputType.Text, InputGroup.Reporting, Verb.All, "A file to write the summary to as well, in Markdown.") { Placeholder = "FILE" },
        new("report-path", InputType.List, InputGroup.Reporting, Verb.Run, "A file to write a report of the run to: in Markdown where its name ends in .md, else in JSON as docs/report.schema.json tells. Two paths for both.") { Placeholder = "FILE" },
        new("dotenv-path", InputType.Text, InputGroup.Reporting, Verb.Run, "A file to write the outputs to as lines NAME=value, for a dotenv report of GitLab.") { Placeholder = "FILE" },
        new("code-quality-path", InputType.Text, InputGroup.Reporting, Verb.All, "A file to write the findings to, for a code quality report of GitLab.") { Placeholder = "FILE" },
        new("exit-code", InputType.Boolean, InputGroup.Reporting, Verb.Diff, "End with exit code 9 when there are differences.") { Default = "false" },
        new("format", InputType.Choice, InputGroup.Reporting, Verb.Elements, "How to print elements: as a table for people, or as YAML or JSON for programs.") { Default = "table", Choices = ["table", "yaml", "json"], IsActionInput = false },
        new("explain", InputType.Text, InputGroup.Reporting, Verb.Elements, "Say why something is, or is not, an element of each source that could have it: the number of a pull request, a branch, a tag, a path, an element's key.")
        {
            Placeholder = "ITEM", IsActionInput = false,
        },

        new("filename", InputType.Lines, InputGroup.Reference, Verb.Render, "A file to render; - is standard input. The same as naming it without an option.")
        {
            Short = 'f', Placeholder = "FILE", IsActionInput = false,
        },
        new("inputs-from", InputType.Text, InputGroup.Reference, Verb.Render, "A file with a list of input sets for a ResourceSet.") { Short = 'i', Placeholder = "FILE", IsActionInput = false },
        new("inputs-from-provider", InputType.Text, InputGroup.Reference, Verb.Render, "A file with ResourceSetInputProviders of type Static.") { Placeholder = "FILE", IsActionInput = false },
        new("repository-root", InputType.Text, InputGroup.Reference, Verb.Render | Verb.Elements, "A folder in which every GitRepository and OCIRepository is a folder of its own name.")
        {
            Placeholder = "FOLDER", IsActionInput = false,
        },
        new("namespace", InputType.Text, InputGroup.Reference, Verb.Render | Verb.Elements, "The namespace of a ResourceSet that names none.")
        {
            Default = "default", Short = 'n', Placeholder = "NAMESPACE", IsActionInput = false,
        },
        new("write-exported-inputs", InputType.Text, InputGroup.Reference, Verb.Render,
            "Ask every provider and write it with its answer as status.exportedInputs to a file, for tools that cannot ask; - prints the providers instead of the rendered objects. With --locked the source lock answers.")
        {
            Placeholder = "FILE", IsActionInput = false,
        },
        new("enabled-generators", InputType.List, InputGroup.Reference, Verb.Render | Verb.Elements, "The generators that GitOpsSets may use; by default all.") { Placeholder = "NAME", IsActionInput = false },
        new("disable-cluster-access", InputType.Boolean, InputGroup.Reference, Verb.Render | Verb.Elements, "Accepted and without effect: this program never reaches for a cluster.")
        {
            Default = "false", Short = 'd', IsActionInput = false,
        },
    ];

    /// <summary>The same by name.</summary>
    public static FrozenDictionary<string, InputDeclaration> ByName { get; } = All.ToFrozenDictionary(static input => input.Name, StringComparer.Ordinal);
}
