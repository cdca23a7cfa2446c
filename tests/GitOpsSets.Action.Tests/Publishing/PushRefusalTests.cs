using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Demo;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>
/// A table of refusals: what each kind of forge answers a push with, in its own words, and the permission or setting that the message must then name. Nothing is
/// half-done afterwards. The words are those that people report.
/// </summary>
public sealed class PushRefusalTests
{
    private static readonly Refusal[] All = JsonSerializer.Deserialize<Refusal[]>(SourceTree.Read("tests/GitOpsSets.Action.Tests/Publishing/refusals.json"), JsonSerializerOptions.Web)!;

    private static readonly string[] Modes = ["commit", "pull-request"];

    public static TheoryData<int, string, string, string> Cases => [.. All.SelectMany(static (refusal, number) => Modes.Select(mode => (number, refusal.Kind, refusal.Forge, mode)))];

    public static TheoryData<string> Kinds => ["wrong token", "missing permission", "protected branch", "rejected by a rule", "closed repository", "no room on the server"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_push_that_is_refused_names_what_to_change_and_leaves_everything_as_it_was(int number, string kind, string forge, string mode)
    {
        _ = kind;
        var refusal = All[number];
        await using var scene = await ProposalScene.OpenAsync(forge);
        string branch = mode == "commit" ? "main" : ProposalScene.Branch;
        string words = refusal.Words.Replace("{branch}", branch, StringComparison.Ordinal);
        string references = await scene.Stage.GitAsync("for-each-ref");
        await PrepareAsync(scene, refusal, branch, words);

        var run = await scene.Stage.Host().RunAsync(["run", "--publish", mode, .. scene.Stage.Kind.Arguments], ProposalScene.Cancelled);
        string error = Seen(run.Error);

        Assert.True(run.ExitCode == 7, run.Error);
        string[] said = refusal.Status == 401 ? ["could not read Username"] : [.. words.Split('\n'), refusal.Reason ?? ""];
        Assert.All(said, line => Assert.Contains(line, error, StringComparison.Ordinal));
        Assert.Contains(refusal.Advice, error, StringComparison.Ordinal);
        Assert.Equal(references, await scene.Stage.GitAsync("for-each-ref"));
        Assert.Empty(scene.Stage.Previews.PullRequests);
        Assert.Equal("", await scene.CheckoutAsync("status", "--porcelain", "--ignored"));
        Assert.DoesNotContain(DemoStage.Token, error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_refusal_is_there_for_each_forge(string kind) =>
        Assert.Equal(DemoForge.All.Keys.Order(StringComparer.Ordinal), All.Where(refusal => refusal.Kind == kind).Select(refusal => refusal.Forge).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void The_page_about_publishing_has_the_table()
    {
        string page = SourceTree.Read("docs/publishing.md");

        Assert.All(All, refusal => Assert.Contains($"| {refusal.Kind} |", page, StringComparison.Ordinal));
    }

    // What the CI host shows of it: not what it is told to hide, and what stands for other characters as these.
    private static string Seen(string error) => string.Join('\n', error.Split('\n').Where(static line => !line.StartsWith("::add-mask::", StringComparison.Ordinal) && !line.StartsWith("##vso[task.setsecret]", StringComparison.Ordinal)))
        .Replace("%3B", ";", StringComparison.Ordinal);

    private static async Task PrepareAsync(ProposalScene scene, Refusal refusal, string branch, string words)
    {
        switch (refusal.By)
        {
            case "hook":
                scene.Stage.Repository.InstallHook("pre-receive", $"cat >&2 <<'WORDS'\n{words}\nWORDS\nexit 1");
                break;
            case "reference":
                await scene.Stage.Repository.DeclineAsync(branch, refusal.Reason!, words);
                break;
            default:
                scene.Stage.BeforeGit = (context, next) => refusal.By == "every request" || IsPush(context) ? AnswerAsync(context, refusal.Status, words) : next();
                break;
        }
    }

    private static bool IsPush(HttpContext context) =>
        context.Request.Path.Value!.EndsWith("git-receive-pack", StringComparison.Ordinal) || context.Request.QueryString.Value == "?service=git-receive-pack";

    private static async Task AnswerAsync(HttpContext context, int status, string words)
    {
        if (!context.Request.Path.Value!.Contains("/_apis/", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.Headers.WWWAuthenticate = status == 401 ? "Basic realm=\"git\"" : default;
            await context.Response.WriteAsync(words + "\n");
        }
    }

    /// <summary>A line of the table.</summary>
    /// <param name="Forge">One of <see cref="DemoForge.All"/>.</param>
    /// <param name="By">Which part of the server refuses: every request, push requests, a hook, or the update of the reference.</param>
    /// <param name="Words">What it says, with <c>{branch}</c> for the branch.</param>
    /// <param name="Advice">What the message must say besides.</param>
    private sealed record Refusal(string Forge, string By, string Words, string Advice)
    {
        [System.Text.Json.Serialization.JsonPropertyName("refusal")]
        public required string Kind { get; init; }

        public int Status { get; init; }

        public string? Reason { get; init; }
    }
}
