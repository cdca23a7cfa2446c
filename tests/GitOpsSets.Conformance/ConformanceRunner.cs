using System.Collections.Immutable;
using System.Text.Json;

namespace GitOpsSets.Conformance;

/// <summary>Replays a folder of recorded answers (<c>AREA/FILE.jsonl</c>) against this implementation.</summary>
internal sealed class ConformanceRunner(string folder, ImmutableArray<ExceptionRule> rules)
{
    private readonly HashSet<ExceptionRule> _usedRules = [];

    /// <summary>Rules that covered no failing case so far: each is a failure of its own.</summary>
    public IEnumerable<ExceptionRule> UnusedRules => rules.Where(rule => !_usedRules.Contains(rule));

    /// <summary>The recorded files, in ordinal order of <c>area/file</c>.</summary>
    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')[..^".jsonl".Length])
            .Order(StringComparer.Ordinal);

    /// <summary>Replays one file.</summary>
    /// <param name="name"><c>area/file</c>, as <see cref="Files"/> gives it.</param>
    public FileReport Replay(string name)
    {
        var (area, file) = (Path.GetDirectoryName(name) ?? "", Path.GetFileName(name));
        var lines = File.ReadLines(Path.Combine(folder, name + ".jsonl")).Where(line => line.Length > 0);
        if (ReplayCatalog.Find(area, file) is not { } replay)
        {
            return new FileReport(name, 0, lines.Count(), [], "no replay knows this file");
        }

        int passed = 0, skipped = 0;
        var failures = ImmutableArray.CreateBuilder<FailedCase>();
        foreach (string line in lines)
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1024 });
            var recorded = new ConformanceCase(area, file, document.RootElement.GetProperty("id").GetString()!, document.RootElement.GetProperty("in"), document.RootElement.GetProperty("out"));
            switch (Answer(replay, recorded))
            {
                case CaseResult.Passed:
                    passed++;
                    break;
                case CaseResult.Skipped:
                    skipped++;
                    break;
                case CaseResult.Failed failed:
                    if (rules.FirstOrDefault(rule => rule.Covers(recorded)) is { } rule)
                    {
                        _usedRules.Add(rule);
                        skipped++;
                    }
                    else
                    {
                        failures.Add(new FailedCase(recorded.Id, failed.Difference));
                    }

                    break;
            }
        }

        return new FileReport(name, passed, skipped, failures.ToImmutable(), null);
    }

    private static CaseResult Answer(Func<ConformanceCase, CaseResult> replay, ConformanceCase recorded)
    {
        try
        {
            return replay(recorded);
        }
        catch (Exception exception)
        {
            return CaseResult.Fail($"threw {exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}");
        }
    }
}
