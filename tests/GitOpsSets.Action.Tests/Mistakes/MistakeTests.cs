using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Mistakes;

/// <summary>
/// Every folder of <c>cases/</c> is a repository with one mistake in it; <c>said.txt</c> is what the user is told, by <c>validate</c> and by <c>run</c>.
/// </summary>
public sealed class MistakeTests
{
    private const string Golden = "said.txt";

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Home).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    private static string Home => Path.Combine(Conventions.SourceTree.Root, "tests", "GitOpsSets.Action.Tests", "Mistakes", "cases");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_explained_at_its_place(string name)
    {
        string source = Path.Combine(Home, name);
        string folder = Directory.CreateTempSubdirectory("mistake-").FullName;
        Copy(source, folder);

        await using var gitHub = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken);
        gitHub.AddRepository("acme/shop");

        string said = await SayAsync(folder, gitHub, "validate") + "\n" + await SayAsync(folder, gitHub, "run");

        Directory.Delete(folder, recursive: true);
        GoldenDirectory.CompareFile(Path.Combine(source, Golden), said);
    }

    private static async Task<string> SayAsync(string folder, FakeGitHub gitHub, string verb)
    {
        var result = await new ProgramHost(folder, gitHub).RunAsync([verb], TestContext.Current.CancellationToken);
        return $"$ gitopssets {verb}\n{result.Output}{result.Error}exit code {result.ExitCode}\n".Replace(folder, "REPOSITORY", StringComparison.Ordinal).Replace(gitHub.Server.Authority, "github.test", StringComparison.Ordinal);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != Golden))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
