using System.Collections.Concurrent;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

/// <summary>Forges whose listings tell the numbers of pull requests and nothing else.</summary>
public sealed class PullRequestItemsTests
{
    private const string Spec = "{type: AWSCodeCommitPullRequest, url: 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop'";

    private readonly NumbersLister _lister = new();
    private readonly ProviderScene _scene = new();

    public PullRequestItemsTests() => _scene.Listers = [_lister];

    [Fact]
    public async Task Every_one_is_completed_before_the_filter_looks_at_it()
    {
        _lister.Count = 20;

        var complete = await _scene.CompleteAsync(Spec + ", filter: {includeBranch: '[05]$', labels: [ignored]}}");

        Assert.Equal(["20", "15", "10", "5"], complete.Elements.Select(static element => element.Values!["id"].Text), StringComparer.Ordinal);
        Assert.Equal(20, _lister.Completed.Count);
        Assert.False(complete.IsBounded);
    }

    [Theory]
    [InlineData(1, "3", 1, true)]
    [InlineData(2, "3 2", 2, true)]
    [InlineData(3, "3 2 1", 3, false)]
    [InlineData(4, "3 2 1", 3, false)]
    public async Task No_more_are_asked_for_than_the_limit_leaves_room_for(int limit, string ids, int asked, bool isBounded)
    {
        _lister.Count = 3;

        var complete = await _scene.CompleteAsync(string.Create(CultureInfo.InvariantCulture, $"{Spec}, filter: {{limit: {limit}}}}}"));

        Assert.Equal(ids, string.Join(' ', complete.Elements.Select(static element => element.Values!["id"].Text)));
        Assert.Equal((asked, isBounded), (_lister.Completed.Count, complete.IsBounded));
    }

    [Fact]
    public async Task One_that_is_left_out_makes_room_for_the_next()
    {
        _lister.Count = 3;
        _lister.LeftOut = 3;

        var complete = await _scene.CompleteAsync(Spec + ", filter: {limit: 1}}");

        Assert.Equal("2", Assert.Single(complete.Elements).Values!["id"].Text);
    }

    [Fact]
    public async Task Who_asks_is_told_what_was_dropped_with_and_without_a_second_question()
    {
        _lister.Count = 4;
        _lister.LeftOut = 4;
        _scene.IsExplained = true;

        var complete = await _scene.CompleteAsync(Spec + ", filter: {limit: 1, excludeBranch: '3$'}}");

        Assert.Equal("2", Assert.Single(complete.Elements).Values!["id"].Text);
        Assert.Equal(
            [
                "pull request #4: was closed meanwhile, or names no commit",
                "pull request #3 (feat/3): matches excludeBranch '3$'",
                "pull request #1: 1 came before it",
            ],
            complete.Dropped.Select(static item => $"{item.Item.Description}: {item.Rule.Text}"),
            StringComparer.Ordinal);
        Assert.True(complete.IsBounded);
    }

    [Fact]
    public async Task One_that_cannot_be_completed_fails_the_provider()
    {
        _lister.Count = 3;
        _lister.Failing = 2;

        var finding = await _scene.FailedAsync(Spec + "}");

        Assert.Contains("CodeCommit pull request #2: HTTP 500", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "ServiceAccount 'apps/ci' is not among the repository's manifests")]
    [InlineData("{}", "the annotation 'eks.amazonaws.com/role-arn' of ServiceAccount 'apps/ci' is not the ARN of an IAM role")]
    [InlineData("{eks.amazonaws.com/role-arn: 'arn:aws:iam::1:user/x'}", "the annotation 'eks.amazonaws.com/role-arn' of ServiceAccount 'apps/ci' is not the ARN of an IAM role")]
    public async Task A_service_account_that_names_no_role_fails_the_provider(string annotations, string reason)
    {
        _scene.Objects = annotations == "[]" ? [] : [ServiceAccountIdentityTests.Account(annotations)];

        var finding = await _scene.FailedAsync(Spec + ", serviceAccountName: ci}");

        Assert.Equal($"ResourceSetInputProvider 'apps/feed': {reason}", finding.Message);
        Assert.Empty(_lister.Asked);
    }

    [Fact]
    public async Task The_role_of_the_service_account_goes_with_the_question()
    {
        _scene.Objects = [ServiceAccountIdentityTests.Account("{eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/ci'}")];

        await _scene.CompleteAsync(Spec + ", serviceAccountName: ci}");
        await _scene.CompleteAsync(Spec + "}");

        Assert.Equal(
            [new CloudIdentity(CloudKind.Amazon) { RoleArn = "arn:aws:iam::111122223333:role/ci" }, new CloudIdentity(CloudKind.Amazon)],
            _lister.Asked.Select(static repository => repository.Identity));
    }

    private sealed class NumbersLister : IPullRequestLister
    {
        public int Count { get; set; }

        public long LeftOut { get; set; }

        public long Failing { get; set; }

        public ConcurrentQueue<long> Completed { get; } = new();

        public ConcurrentQueue<ForgeRepository> Asked { get; } = new();

        public string Forge => "codecommit";

        public bool ListsNumbersOnly => true;

        public Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
        {
            Asked.Enqueue(repository);
            return Task.FromResult<Listing<PullRequest>>(new Listing<PullRequest>.Complete([.. Enumerable.Range(1, Count).Reverse().Select(static number => Named(number, ""))], default));
        }

        public Task<Listing<PullRequest>> CompleteAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken)
        {
            Completed.Enqueue(request.Number);
            return Task.FromResult<Listing<PullRequest>>(request.Number == Failing
                ? new Listing<PullRequest>.Failed(new SourceFailure($"CodeCommit pull request #{request.Number}", "HTTP 500", ""))
                : new Listing<PullRequest>.Complete(request.Number == LeftOut ? [] : [Named(request.Number, $"feat/{request.Number}")], default));
        }

        public Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken) => throw new NotSupportedException();

        private static PullRequest Named(long number, string branch) => new(number, "", "", branch, branch.Length == 0 ? "" : "f82c6178", "", [], "", "", "");
    }
}
