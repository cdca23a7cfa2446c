using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Scenarios;

public sealed class GoldenDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden-").FullName;

    private string Recorded => Path.Combine(_folder, "recorded");

    private string Made => Path.Combine(_folder, "made");

    [Fact]
    public void Says_what_differs_and_how_to_record_it()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1", "it would record instead");
        Write(Recorded, "same.yaml", "a: 1\n");
        Write(Recorded, "changed.yaml", "a: 1\nb: 2\n");
        Write(Recorded, "gone.yaml", "c: 3\n");
        Write(Made, "same.yaml", "a: 1\n");
        Write(Made, "changed.yaml", "a: 1\nb: 3\n");
        Write(Made, "new.yaml", "d: 4\n");

        var refusal = Assert.Throws<GoldenException>(() => GoldenDirectory.Compare(Recorded, Made));

        Assert.Contains("./dev golden", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--- changed.yaml\n+++ changed.yaml\n a: 1\n-b: 2\n+b: 3\n", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--- gone.yaml\n+++ /dev/null\n-c: 3\n", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--- /dev/null\n+++ new.yaml\n+d: 4\n", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("same.yaml", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_more_line_end_is_a_difference()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1", "it would record instead");
        Write(Recorded, "a.yaml", "a: 1\n");
        Write(Made, "a.yaml", "a: 1\n\n");

        Assert.Throws<GoldenException>(() => GoldenDirectory.Compare(Recorded, Made));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }
}
