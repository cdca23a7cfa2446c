using System.Collections.Immutable;
using System.Globalization;

namespace GitOpsSets.Conformance;

/// <summary>Replays a folder of recorded answers (<c>AREA/FILE.jsonl</c>) against this implementation.</summary>
internal sealed class ConformanceRunner(string folder, ImmutableArray<ExceptionRule> rules)
{
    private readonly HashSet<CasePattern> _usedPatterns = [];
    private readonly List<(string Case, CasePattern Pattern)> _needless = [];

    /// <summary>Whether every case, not only those of rules that promise it, is replayed under <c>compat: strict</c>.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Patterns of rules that covered no failing case so far.</summary>
    public IEnumerable<CasePattern> UnusedPatterns => rules.SelectMany(rule => rule.Patterns).Where(pattern => !_usedPatterns.Contains(pattern));

    /// <summary>Cases that a rule covers although they are answered as recorded, with its pattern: a rule must not hide what works.</summary>
    public IReadOnlyCollection<(string Case, CasePattern Pattern)> NeedlessMatches => _needless;

    /// <summary>The recorded files, in ordinal order of <c>area/file</c>.</summary>
    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')[..^".jsonl".Length])
            .Order(StringComparer.Ordinal);

    /// <summary>Replays one file.</summary>
    /// <param name="name"><c>area/file</c>, as <see cref="Files"/> gives it.</param>
    /// <param name="sample">Only about so many of its cases, spread over the file.</param>
    public FileReport Replay(string name, int sample = int.MaxValue)
    {
        var (area, file) = (AreaOf(name), Path.GetFileName(name));
        var replay = ReplayCatalog.Find(area, file);
        int passed = 0, number = 0;
        var skipped = ImmutableArray.CreateBuilder<SkippedCase>();
        var failures = ImmutableArray.CreateBuilder<FailedCase>();
        string[] lines = File.ReadAllLines(Path.Combine(folder, name + ".jsonl"));
        int every = Math.Max(1, lines.Length / sample);
        foreach (string line in lines)
        {
            number++;
            if (line.Length == 0 || (number - 1) % every != 0)
            {
                continue;
            }

            if (!RecordedLine.TryRead(area, file, line, out var recorded, out string error))
            {
                failures.Add(new FailedCase(string.Create(CultureInfo.InvariantCulture, $"line {number}"), error));
            }
            else if (replay is null)
            {
                skipped.Add(new SkippedCase(recorded.Id, "no replay knows this file", IsByRule: false));
            }
            else
            {
                switch (Judge(replay, recorded))
                {
                    case CaseResult.Failed failed:
                        failures.Add(new FailedCase(recorded.Id, failed.Difference));
                        break;
                    case CaseResult.Skipped skip:
                        skipped.Add(new SkippedCase(recorded.Id, skip.Reason, skip.IsByRule));
                        break;
                    default:
                        passed++;
                        break;
                }
            }
        }

        return new FileReport(name, passed, skipped.ToImmutable(), failures.ToImmutable());
    }

    // A folder that is one area, not a collection of them, has the area's name.
    private string AreaOf(string name) =>
        Path.GetDirectoryName(name) is { Length: > 0 } area ? area : Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));

    private CaseResult Judge(Func<ConformanceCase, CaseResult> replay, ConformanceCase recorded)
    {
        var answer = Answer(replay, recorded with { IsStrict = IsStrict });
        if (rules.FirstOrDefault(rule => rule.Find(recorded) is not null) is not { } rule)
        {
            return answer;
        }

        if (answer is not CaseResult.Failed)
        {
            if (answer is CaseResult.Passed)
            {
                _needless.Add((recorded.Path, rule.Find(recorded)!));
            }

            return answer;
        }

        _usedPatterns.Add(rule.Find(recorded)!);
        return rule.Strict && Answer(replay, recorded with { IsStrict = true }) is CaseResult.Failed strict
            ? CaseResult.Fail($"under compat: strict, which the rule promises: {strict.Difference}")
            : CaseResult.Skip(rule.Ours, isByRule: true);
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
