using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Git;

public sealed class CommitPublisherFailureTests : SeededRepositoryTests
{
    private const string Password = "ghs_0123456789abcdefSECRET";

    private static GitCredentials Credentials { get; } = GitCredentials.Basic("x-access-token", new Secret(Password));

    private static string Header { get; } = "basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("x-access-token:" + Password));

    [Fact]
    public async Task A_hook_that_declines_is_final_and_its_words_are_shown()
    {
        Repository.InstallHook("pre-receive", "echo 'error: GH006: Protected branch update failed for refs/heads/main.' >&2; exit 1");
        var proposals = 0;

        var exception = await FailAsync(propose: () => proposals++);

        Assert.Equal((GitFailure.Refused, 1), (exception.Failure, proposals));
        Assert.Contains("GH006: Protected branch update failed", exception.Message, StringComparison.Ordinal);
        Assert.Contains("pre-receive hook declined", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_request_carries_exactly_one_authorization_header()
    {
        Room.Host.Authorize = header => header == Header;

        var published = await PublishAsync(Credentials);

        Assert.NotNull(published);
        Assert.All(Room.Host.Exchanges, exchange => Assert.Equal([Header], exchange.Authorization));
        Assert.True(Room.Host.Exchanges.Count >= 5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Credentials_that_are_missing_or_wrong_are_named_as_such_and_never_shown(bool given)
    {
        Room.Host.Authorize = header => header == "basic other";

        var exception = await FailAsync(given ? Credentials : null);

        Assert.Equal(GitFailure.Unauthorized, exception.Failure);
        Assert.Contains("token", exception.Message, StringComparison.Ordinal);
        AssertHoldsNoSecret(exception);
    }

    [Fact]
    public async Task A_token_that_may_read_but_not_write_is_unauthorized()
    {
        Room.Host.Intercept = (context, next) => IsWrite(context) ? AnswerAsync(context, StatusCodes.Status403Forbidden) : next();

        var exception = await FailAsync(Credentials);

        Assert.Equal(GitFailure.Unauthorized, exception.Failure);
        AssertHoldsNoSecret(exception);
    }

    [Fact]
    public async Task A_server_that_echoes_the_token_does_not_get_it_into_our_messages()
    {
        Room.Host.Authorize = header => header == Header;
        Repository.InstallHook("pre-receive", $"echo 'you sent {Password} and {Header} from https://u:{Password}@h/' >&2; printf '\\033[31mred' >&2; exit 1");

        var exception = await FailAsync(Credentials);

        Assert.Contains("you sent ***", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', exception.Message);
        AssertHoldsNoSecret(exception);
        Assert.DoesNotContain(Room.Calls, call => call.Contains(Password, StringComparison.Ordinal) || call.Contains("basic", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_fails_for_a_moment_is_asked_again()
    {
        var failures = 3;
        Room.Host.Intercept = (context, next) => failures-- > 0 ? AnswerAsync(context, StatusCodes.Status503ServiceUnavailable) : next();

        var published = await PublishAsync();

        Assert.Equal(published?.Commit, await Repository.TipAsync("main"));
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_unavailable()
    {
        Room.Host.Intercept = (context, _) => AnswerAsync(context, StatusCodes.Status503ServiceUnavailable);

        var exception = await FailAsync();

        Assert.Equal(GitFailure.Unavailable, exception.Failure);
        Assert.Contains("503", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_credentials()
    {
        Room.Host.Intercept = (context, _) =>
        {
            context.Response.Headers.Location = "http://127.0.0.1:9/elsewhere/info/refs?service=git-upload-pack";
            return AnswerAsync(context, StatusCodes.Status301MovedPermanently);
        };

        var exception = await FailAsync(Credentials);

        Assert.Equal(GitFailure.NotFound, exception.Failure);
        Assert.Contains("new URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_that_never_gets_through_is_reported_after_the_last_attempt()
    {
        var before = await Repository.TipAsync("main");
        Room.Host.Intercept = (context, next) => IsWrite(context) ? AnswerAsync(context, StatusCodes.Status503ServiceUnavailable) : next();
        var proposals = 0;

        var exception = await FailAsync(propose: () => proposals++);

        Assert.Equal((GitFailure.Unavailable, 10), (exception.Failure, proposals));
        Assert.Equal(before, await Repository.TipAsync("main"));
    }

    // Git's HTTP library sends a request again when a connection it used before breaks: the server then sees our own push twice.
    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_connection_cut_after_the_server_accepted_counts_as_landed(int cuts)
    {
        Room.Host.Intercept = async (context, next) =>
        {
            if (!IsPack(context) || cuts-- <= 0)
            {
                await next();
                return;
            }

            context.Response.Body = new MemoryStream();
            await next();
            context.Abort();
        };

        var published = await PublishAsync();

        Assert.NotNull(published);
        Assert.Equal(published.Commit, await Repository.TipAsync("main"));
        Assert.Equal(2, await Repository.CountCommitsAsync("main"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_commit_that_landed_unseen_is_recognised_below_a_rivals_commit(int cuts)
    {
        var built = 0;
        Room.Host.Intercept = async (context, next) =>
        {
            if (!IsPack(context) || cuts-- <= 0)
            {
                await next();
                return;
            }

            context.Response.Body = new MemoryStream();
            await next();
            if (built++ == 0)
            {
                await Repository.CommitAsync("main", ("rival.txt", "1\n"));
            }

            context.Abort();
        };

        var published = await PublishAsync();

        Assert.NotNull(published);
        Assert.Equal(published.Commit, (await GitClient.RunAsync(Repository.Folder, "rev-parse", "main^")).Trim());
        Assert.Equal(3, await Repository.CountCommitsAsync("main"));
    }

    [Fact]
    public async Task A_connection_cut_before_the_server_accepted_is_tried_again()
    {
        var pushes = 0;
        Room.Host.Intercept = async (context, next) =>
        {
            if (IsPack(context) && ++pushes <= 5)
            {
                context.Abort();
                return;
            }

            await next();
        };

        var published = await PublishAsync();

        Assert.True(published?.Attempts > 1);
        Assert.Equal(6, pushes);
        Assert.Equal(published.Commit, await Repository.TipAsync("main"));
        Assert.Equal(2, await Repository.CountCommitsAsync("main"));
    }

    [Fact]
    public async Task When_the_remote_cannot_be_asked_any_more_nobody_claims_to_know()
    {
        var cut = false;
        Room.Host.Intercept = async (context, next) =>
        {
            cut |= IsPack(context);
            if (cut)
            {
                context.Abort();
                return;
            }

            await next();
        };

        var exception = await FailAsync();

        Assert.Equal("learn whether the push landed", exception.Operation);
        Assert.Equal(GitFailure.Unavailable, exception.Failure);
    }

    [Fact]
    public async Task No_temporary_folder_is_left_behind()
    {
        var temporary = Directory.CreateTempSubdirectory("left-").FullName;
        Room.Host.Intercept = (context, next) => IsWrite(context) ? AnswerAsync(context, StatusCodes.Status403Forbidden) : next();

        await FailAsync(git: Room.Git(variables: ("TMPDIR", temporary)));

        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
        Directory.Delete(temporary);
    }

    private static bool IsWrite(HttpContext context) =>
        context.Request.Path.Value!.EndsWith("git-receive-pack", StringComparison.Ordinal) || context.Request.QueryString.Value == "?service=git-receive-pack";

    private static bool IsPack(HttpContext context) => context.Request.Path.Value!.EndsWith("git-receive-pack", StringComparison.Ordinal);

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void AssertHoldsNoSecret(GitException exception)
    {
        var text = exception.ToString() + exception.Reason + exception.Advice + exception.Remote;
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Header["basic ".Length..], text, StringComparison.Ordinal);
    }

    private Task<PublishedCommit?> PublishAsync(GitCredentials? credentials = null) =>
        Room.Publisher().PublishAsync(GitRoom.Target(Repository, credentials: credentials), GitRoom.Propose(("b.yaml", "1\n")), Token);

    private Task<GitException> FailAsync(GitCredentials? credentials = null, GitCommand? git = null, System.Action? propose = null) =>
        Assert.ThrowsAsync<GitException>(() => Room.Publisher(git, jitter: 0.001).PublishAsync(
            GitRoom.Target(Repository, credentials: credentials),
            (_, _) =>
            {
                propose?.Invoke();
                return Task.FromResult(GitRoom.Proposal(("b.yaml", "1\n")));
            },
            Token));
}
