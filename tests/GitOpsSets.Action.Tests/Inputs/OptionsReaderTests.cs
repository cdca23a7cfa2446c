using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Tests.Inputs;

public sealed class OptionsReaderTests
{
    [Fact]
    public void Nothing_said_means_a_run_that_reports_only()
    {
        var options = Good([]);

        Assert.Equal((Verb.Run, ".", PublishMode.None, "expanded", GuardMode.Strict), (options.Verb, options.Path, options.Publish.Mode, options.Publish.Output, options.Guard));
        Assert.Equal(["**/*.yaml", "**/*.yml"], options.Reading.Globs, StringComparer.Ordinal);
        Assert.Equal(DeletionLimit.Default, options.Publish.Deletion);
        Assert.Equal((null, null), (options.Publish.Author, options.Publish.Committer));
        Assert.True(options.Sources.Token.IsEmpty);
    }

    [Theory]
    [InlineData("option", "--output=option", "variable", "config")]
    [InlineData("variable", null, "variable", "config")]
    [InlineData("config", null, "", "config")]
    [InlineData("config", "--output=", "  ", "config")]
    [InlineData("expanded", null, "", "")]
    public void An_option_wins_over_a_variable_over_the_file_over_the_default_and_empty_is_unset(string winner, string? option, string variable, string config)
    {
        var options = Good(option is null ? [] : [option], Variables(("INPUT_OUTPUT", variable)), Entry("output", config));

        Assert.Equal(winner, options.Publish.Output);
    }

    [Theory]
    [InlineData("INPUT_MAX-DELETE")]
    [InlineData("INPUT_MAX_DELETE")]
    public void Variables_may_have_dashes_or_underscores(string variable)
    {
        var options = Good([], Variables((variable, "40%")));

        Assert.Equal(new DeletionLimit(40, true, false), options.Publish.Deletion);
    }

    [Fact]
    public void Reports_everything_wrong_at_once_with_what_was_probably_meant()
    {
        var result = OptionsReader.Read(
            ["run", "--guard", "strikt", "--max-delete=lots", "--outptu", "x", "--allow-empty=maybe", "--output=../up", "--branch", "a..b", "--author", "me"],
            Variables(("INPUT_ALLOW-EMPTI", "true")),
            [Entry("publsh", "files"), Entry("token", "ghp_canary")]);

        Assert.Equal(
            [
                "error GS0901: there is no option '--outptu' (did you mean '--output'?)",
                ".gitopssets.yaml:1:1: error GS0901: there is no setting 'publsh' (did you mean 'publish'?)",
                ".gitopssets.yaml:1:1: error GS0901: 'token' is a secret and does not belong in a file of the repository (give it as an input of the action)",
                "warning GS0901: there is no input 'allow-empti' (did you mean 'allow-empty'?)",
                "error GS0901: 'run' takes no files, but was given 'x' (name definition files with --definitions)",
                "error GS0901: --author must be written as 'Name <address>', not 'me'",
                "error GS0901: --output must be a folder inside the repository, such as clusters/expanded, not '../up'",
                "error GS0901: --branch must be the name of a branch, not 'a..b'",
                "error GS0901: --allow-empty must be true or false, not 'maybe'",
                "error GS0901: --max-delete must be a number such as 10, or a percentage such as 50%, not 'lots'",
                "error GS0901: --guard must be one of strict, warn, off, not 'strikt' (did you mean 'strict'?)",
            ],
            result.Diagnostics.Select(finding => finding.ToString()),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Reads_what_a_pull_request_is_to_be()
    {
        var publish = Good(
            ["--publish", "pull-request", "--labels", "a, b\nA", "--reviewers", "@anna", "--draft", "--delete-branch", "false", "--reset-branch", "--commit-message", "Expand\n\nmore"]).Publish;

        Assert.Equal((PublishMode.PullRequest, "Expand", "", true, false, true), (publish.Mode, publish.PullRequest.Title, publish.PullRequest.Body, publish.PullRequest.IsDraft, publish.PullRequest.DeletesBranch, publish.PullRequest.OverwritesForeign));
        Assert.Equal(["a", "b"], publish.PullRequest.Labels);
        Assert.Equal(["anna"], publish.PullRequest.Reviewers);
    }

    [Fact]
    public void Reports_everything_wrong_with_a_pull_request_at_once()
    {
        var result = Read(
            ["--publish", "pull-request", "--base", "main", "--branch", "main", "--title", new string('x', 257), "--draft=perhaps", "--sign", "ssh", "--labels", new string('y', 101)],
            Variables(("INPUT_SIGNING_KEY", "canary")));

        Assert.Equal(
            [
                $"error GS0901: --title must be one line of at most 256 characters, not '{new string('x', 257)}'",
                $"error GS0901: --labels must be names of at most 100 characters, not '{new string('y', 101)}'",
                "error GS0901: --draft must be true or false, not 'perhaps'",
                "error GS0901: a pull request from 'main' to itself cannot be: base and branch must differ (leave 'branch' out, or name another one)",
                "error GS0901: the input signing-key is not an SSH private key, or the public one of a key that an agent holds (give the whole file, from -----BEGIN to -----END)",
            ],
            result.Diagnostics.Select(finding => finding.ToString()),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("gpg", "", "sign: gpg needs the input signing-key")]
    [InlineData("gpg", "ssh-ed25519 AAAA", "the input signing-key is not an armoured OpenPGP private key")]
    [InlineData("ssh", "-----BEGIN PGP PRIVATE KEY BLOCK-----", "the input signing-key is not an SSH private key, or the public one of a key that an agent holds")]
    [InlineData("none", "ssh-ed25519 AAAA", "a signing-key is given, but nothing is signed with it")]
    [InlineData("api", "ssh-ed25519 AAAA", "a signing-key is given, but nothing is signed with it")]
    public void A_key_belongs_to_a_kind_of_signature(string sign, string key, string message)
    {
        var result = Read(["--sign", sign], Variables(("INPUT_SIGNING-KEY", key)));

        Assert.Equal(message, Assert.Single(result.Diagnostics).Message);
    }

    [Fact]
    public void Reads_the_words_of_the_reference_command_lines()
    {
        var render = Good(["render", "-f", "a.yaml", "--filename=-", "b.yaml", "-n", "apps", "-i", "inputs.yaml", "-d", "--enabled-generators", "List,Matrix", "--repository-root", "r"]);

        Assert.Equal(["b.yaml", "a.yaml", "-"], render.Reading.Files, StringComparer.Ordinal);
        Assert.Equal(["List", "Matrix"], render.Reading.EnabledGenerators, StringComparer.Ordinal);
        Assert.Equal(("apps", "inputs.yaml", "r"), (render.Reading.DefaultNamespace, render.Reading.InputsFrom, render.Reading.RepositoryRoot));
    }

    [Fact]
    public void Render_emits_generated_definitions_as_the_references_do_unless_told_otherwise()
    {
        Assert.Equal(NestedMode.Expand, Good([]).Reading.Nested);
        Assert.Equal(NestedMode.Emit, Good(["render"]).Reading.Nested);
        Assert.Equal(NestedMode.Expand, Good(["render", "--nested", "expand"]).Reading.Nested);
    }

    [Fact]
    public void Standard_input_is_a_file_named_dash()
    {
        Assert.Equal(["-"], Good(["render", "-f", "-"]).Reading.Files, StringComparer.Ordinal);
    }

    [Fact]
    public void A_switch_needs_no_value_and_swallows_no_file()
    {
        var options = Good(["render", "-d", "set.yaml"]);

        Assert.True(Good(["diff", "--exit-code"]).Report.DifferencesFail);
        Assert.Equal(["set.yaml"], options.Reading.Files, StringComparer.Ordinal);
        Assert.False(Good(["diff", "--exit-code", "false"]).Report.DifferencesFail);
    }

    [Fact]
    public void A_verb_refuses_options_that_mean_nothing_to_it_but_ignores_such_inputs()
    {
        var option = Read(["validate", "--publish", "files"]);
        var input = Read(["validate"], Variables(("INPUT_PUBLISH", "files")));

        Assert.Equal("'validate' has no option '--publish'", Assert.Single(option.Diagnostics).Message);
        Assert.Empty(input.Diagnostics);
    }

    [Theory]
    [InlineData("1s", 1)]
    [InlineData("90m", 5400)]
    [InlineData("6h", 21600)]
    [InlineData("999ms", null)]
    [InlineData("6h1s", null)]
    [InlineData("-10m", null)]
    [InlineData("10", null)]
    [InlineData("ten minutes", null)]
    public void The_time_a_run_may_take_has_bounds(string written, int? seconds)
    {
        var result = Read([$"--timeout={written}"]);

        Assert.Equal(TimeSpan.FromSeconds(seconds ?? 600), result.Value.Timeout);
        Assert.Equal(seconds is null ? $"--timeout must be a time such as 90s or 1h30m, from 1s to 6h, not '{written}'" : null, result.Diagnostics.SingleOrDefault()?.Message);
    }

    [Theory]
    [InlineData("files=100000", 100_000, null)]
    [InlineData("files=1", 1, null)]
    [InlineData("files=100001", 10_000, "--limits must have a number from 1 to 100000 for 'files', not 'files=100001'")]
    [InlineData("files=0", 10_000, "--limits must have a number from 1 to 100000 for 'files', not 'files=0'")]
    [InlineData("files=-1", 10_000, "--limits must have a number from 1 to 100000 for 'files', not 'files=-1'")]
    [InlineData("files=1e3", 10_000, "--limits must have a number from 1 to 100000 for 'files', not 'files=1e3'")]
    [InlineData("file=5", 10_000, "--limits has no limit 'file', only elements, files, definition-bytes, template-steps, template-characters, run-characters, not 'file=5'")]
    [InlineData("files", 10_000, "--limits: 'files' is not of the form NAME=NUMBER")]
    public void Limits_move_within_their_bounds(string written, long files, string? message)
    {
        var result = Read(["--limits", written]);

        Assert.Equal(files, result.Value.Limits[RunLimits.Files]);
        Assert.Equal(message, result.Diagnostics.SingleOrDefault()?.Message);
    }

    [Theory]
    [InlineData("rendr", "'rendr' is no command")]
    [InlineData("--base", "option '--base' needs a value")]
    [InlineData("-x", "there is no option '-x'")]
    public void Names_the_word_it_cannot_read(string word, string message)
    {
        Assert.Equal(message, Assert.Single(Read([word]).Diagnostics).Message);
    }

    [Fact]
    public void An_option_given_twice_is_refused_unless_it_is_a_list()
    {
        Assert.Equal("option '--base' is given twice", Assert.Single(Read(["--base", "a", "--base", "b"]).Diagnostics).Message);
        Assert.Equal(["a/*.yaml", "b/*.yaml"], Good(["--definitions", "a/*.yaml", "--definitions=b/*.yaml"]).Reading.Globs, StringComparer.Ordinal);
    }

    [Fact]
    public void The_verb_may_come_from_an_input()
    {
        Assert.Equal(Verb.Validate, Good([], Variables(("INPUT_COMMAND", "validate"))).Verb);
        Assert.Equal(Verb.Diff, Good(["diff"], Variables(("INPUT_COMMAND", "validate"))).Verb);
    }

    [Fact]
    public void Reads_secrets_sources_and_substitutions()
    {
        var options = Good([], Variables(
            ("INPUT_SECRETS", "flux-system/github/password=a=b\n\nanywhere/token=t\napps/tls/ca.crt<<END\n-----BEGIN\nx\nEND\n"),
            ("INPUT_SOURCES", "config=../config\nflux-system/apps = /srv/apps"),
            ("INPUT_SUBSTITUTE", "REGION=eu west\nfile: vars.env\nfrom: Kustomization")));

        Assert.Equal("a=b", options.Sources.Secrets.Find("flux-system", "github")?["password"].Reveal());
        Assert.Equal("-----BEGIN\nx", options.Sources.Secrets.Find("apps", "tls")?["ca.crt"].Reveal());
        Assert.Equal("t", options.Sources.Secrets.Find("some", "anywhere")?["token"].Reveal());
        Assert.Null(options.Sources.Secrets.Find("other", "github"));
        Assert.Equal("/srv/apps", options.Sources.Trees["flux-system/apps"]);
        Assert.Equal<Substitution>([new Substitution.Value("REGION", "eu west"), new Substitution.File("vars.env"), new Substitution.FromKustomization()], options.Reading.Substitutions);
    }

    [Fact]
    public void A_wrong_secret_is_named_by_its_line_and_never_shown()
    {
        var result = Read([], Variables(("INPUT_SECRETS", "ns/name/key=ok\ncanary1\nns/canary2<<END\nvalue"), ("INPUT_TOKEN", "canary3"), ("INPUT_LOCKED", "x")));

        string everything = string.Join('\n', result.Diagnostics) + result.Value;
        Assert.DoesNotContain("canary", everything, StringComparison.Ordinal);
        Assert.Contains("line 2 of the input secrets", everything, StringComparison.Ordinal);
        Assert.Contains("line 3 of the input secrets", everything, StringComparison.Ordinal);
        Assert.Equal("canary3", result.Value.Sources.Token.Reveal());
    }

    [Theory]
    [InlineData("INPUT_TOKEN", "$(EXPAND_TOKEN)", "EXPAND_TOKEN")]
    [InlineData("INPUT_SECRETS", "ns/name/key=ok\nns/name/password=$(shop.token)", "shop.token")]
    [InlineData("INPUT_SIGNING_KEY", "$(System.Key)\r", "System.Key")]
    [InlineData("INPUT_TOKEN", "a$(b)", null)]
    [InlineData("INPUT_COMMIT_MESSAGE", "$(Build.Number)", null)]
    public void A_secret_that_the_pipeline_does_not_know_is_named(string variable, string value, string? unknown)
    {
        string messages = string.Join('\n', Read([], Variables((variable, value))).Diagnostics.Select(static finding => finding.Message));

        Assert.Equal(unknown is not null, messages.Contains($"the pipeline knows no variable '{unknown}', for it came as '$({unknown})'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData(" TRUE\n", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("FALSE", false)]
    [InlineData("", false)]
    [InlineData("yes", null)]
    [InlineData("1", null)]
    [InlineData("tRUE", null)]
    [InlineData("on", null)]
    public void A_boolean_is_written_as_the_toolkit_takes_it_or_refused(string text, bool? value)
    {
        var result = Read([], Variables(("INPUT_LOCKED", text)));

        Assert.Equal((value is null, value ?? false), (result.HasErrors, result.Value.Sources.IsLocked));
    }

    [Theory]
    [InlineData("./clusters/expanded/", "clusters/expanded")]
    [InlineData("/etc", null)]
    [InlineData("a/../b", null)]
    [InlineData(".", null)]
    [InlineData(".git/x", null)]
    [InlineData("a\\b", null)]
    public void Output_stays_inside_the_repository(string given, string? folder)
    {
        var result = Read(["--output", given]);

        Assert.Equal(folder ?? "expanded", result.Value.Publish.Output);
        Assert.Equal(folder is null, result.HasErrors);
    }

    [Fact]
    public void Debug_logging_of_the_runner_counts()
    {
        Assert.Equal(LogLevel.Debug, Good([], Variables(("RUNNER_DEBUG", "1"))).Report.Level);
    }

    private static ConfigEntry Entry(string name, string value) => new(name, value, new SourceSpan(".gitopssets.yaml", 1, 1));

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);

    private static StageResult<Options> Read(string[] words, Dictionary<string, string>? environment = null, params ConfigEntry[] config) =>
        OptionsReader.Read(words, environment ?? new(StringComparer.Ordinal), [.. config]);

    private static Options Good(string[] words, Dictionary<string, string>? environment = null, params ConfigEntry[] config)
    {
        var result = Read(words, environment, config);
        Assert.Empty(result.Diagnostics);
        return result.Value;
    }
}
