using GitOpsSets.Action.Git;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class GitUserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("user-").FullName;

    private string Home => Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nobody_is_named_where_nobody_is()
    {
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_persons_own_configuration_names_them_and_the_repositorys_counts_before_it()
    {
        await File.WriteAllTextAsync(Path.Combine(Home, ".gitconfig"), "[user]\n\tname = Anna\n\temail = anna@example.test\n[credential]\n\thelper = !false\n", TestContext.Current.CancellationToken);

        var own = await FindAsync();
        var here = await FindAsync(("user.email", "anna@work.test"));

        Assert.Equal(("Anna <anna@example.test>", "Anna <anna@work.test>"), (own?.ToString(), here?.ToString()));
    }

    [Fact]
    public async Task The_other_file_of_the_user_counts_where_the_first_is_missing()
    {
        Directory.CreateDirectory(Path.Combine(Home, ".config/git"));
        await File.WriteAllTextAsync(Path.Combine(Home, ".config/git/config"), "[user]\n\tname = Anna\n\temail = anna@example.test\n", TestContext.Current.CancellationToken);

        Assert.Equal("Anna <anna@example.test>", (await FindAsync())?.ToString());
    }

    [Fact]
    public async Task Variables_count_before_every_file()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_AUTHOR_NAME"] = "Bert", ["GIT_AUTHOR_EMAIL"] = "bert@example.test" };

        Assert.Equal("Bert <bert@example.test>", (await FindAsync(environment, ("user.name", "Anna"), ("user.email", "anna@example.test")))?.ToString());
    }

    [Theory]
    [InlineData("Anna", "")]
    [InlineData("", "anna@example.test")]
    [InlineData("An<na", "anna@example.test")]
    public async Task Half_a_name_is_none(string name, string email)
    {
        Assert.Null(await FindAsync(("user.name", name), ("user.email", email)));
    }

    private Task<GitIdentity?> FindAsync(params (string Name, string Value)[] settings) => FindAsync(new Dictionary<string, string>(StringComparer.Ordinal), settings);

    private async Task<GitIdentity?> FindAsync(Dictionary<string, string> environment, params (string Name, string Value)[] settings)
    {
        string root = Directory.CreateTempSubdirectory("user-repository-").FullName;
        try
        {
            await GitClient.RunAsync(root, "init", "--quiet");
            foreach (var (name, value) in settings)
            {
                await GitClient.RunAsync(root, "config", name, value);
            }

            (environment["PATH"], environment["HOME"]) = (Environment.GetEnvironmentVariable("PATH")!, Home);
            var git = new GitCommand(new GitEnvironment(environment), TimeSpan.FromSeconds(30), TimeProvider.System, static _ => { });
            return await new GitUser(git, environment).FindAsync(root, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
