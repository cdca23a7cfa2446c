using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Conformance;

// conformance FOLDER EXCEPTIONS [FILTER] [SHOWN]: replays every recorded case and says what differs.
string folder = args[0];
ImmutableArray<ExceptionRule> rules = File.Exists(args[1]) ? JsonSerializer.Deserialize<ImmutableArray<ExceptionRule>>(File.ReadAllText(args[1])) : [];
string filter = args.Length > 2 ? args[2] : "";
int shown = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 3;

var runner = new ConformanceRunner(folder, rules);
int passed = 0, failed = 0;
var skipped = new List<(string File, SkippedCase Case)>();
foreach (string name in runner.Files().Where(name => name.Contains(filter, StringComparison.Ordinal)))
{
    var report = runner.Replay(name);
    passed += report.Passed;
    failed += report.Failures.Length;
    skipped.AddRange(report.Skipped.Select(one => (report.Name, one)));
    Console.WriteLine($"{report.Name}: {report.Passed}/{report.Total}");
    foreach (var failure in report.Failures.Take(shown))
    {
        Console.WriteLine($"  {failure.Id}: {(failure.Difference.Length > 700 ? failure.Difference[..700] + "…" : failure.Difference)}");
    }
}

if (passed + failed + skipped.Count == 0)
{
    Console.Error.WriteLine($"no recorded case is in {folder}");
    return 2;
}

foreach (var group in skipped.Where(one => !one.Case.IsByRule).GroupBy(one => (one.File, one.Case.Reason)))
{
    Console.WriteLine($"skipped {group.Count()} of {group.Key.File}: {group.Key.Reason}");
}

// The rules are written for the folder beside them; elsewhere a case of theirs may be missing, or be answered as recorded.
if (filter.Length == 0 && Path.GetDirectoryName(Path.GetFullPath(args[1])) == Path.GetDirectoryName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)))
{
    foreach (var (path, pattern) in runner.NeedlessMatches)
    {
        failed++;
        Console.WriteLine($"exception rule covers a case that is answered as recorded: {pattern} covers {path}");
    }

    foreach (var pattern in runner.UnusedPatterns)
    {
        failed++;
        Console.WriteLine($"exception rule covers no failing case: {pattern}");
    }
}

int byRule = skipped.Count(one => one.Case.IsByRule);
Console.WriteLine($"skipped by {rules.Length} exception rules: {byRule} ({(100.0 * byRule / (passed + failed + skipped.Count)).ToString("0.00", CultureInfo.InvariantCulture)} % of {passed + failed + skipped.Count} cases)");
Console.WriteLine($"{passed} passed, {failed} failed, {skipped.Count} skipped");
return failed == 0 ? 0 : 1;
