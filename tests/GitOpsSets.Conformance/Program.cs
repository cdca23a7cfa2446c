using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Conformance;

// conformance FOLDER EXCEPTIONS [FILTER]: replays every recorded case and says what differs.
string folder = args[0];
ImmutableArray<ExceptionRule> rules = File.Exists(args[1]) ? JsonSerializer.Deserialize<ImmutableArray<ExceptionRule>>(File.ReadAllText(args[1])) : [];
string filter = args.Length > 2 ? args[2] : "";
int shown = args.Length > 3 ? int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture) : 3;

var runner = new ConformanceRunner(folder, rules);
int passed = 0, failed = 0, skipped = 0;
foreach (string name in runner.Files().Where(name => name.Contains(filter, StringComparison.Ordinal)))
{
    var report = runner.Replay(name);
    passed += report.Passed;
    failed += report.Failures.Length;
    skipped += report.Skipped;
    Console.WriteLine($"{report.Name}: {report.Passed}/{report.Total}{(report.NotReplayed is { } why ? $" skipped: {why}" : "")}");
    foreach (var failure in report.Failures.Take(shown))
    {
        Console.WriteLine($"  {failure.Id}: {(failure.Difference.Length > 700 ? failure.Difference[..700] + "…" : failure.Difference)}");
    }
}

if (filter.Length == 0)
{
    foreach (var rule in runner.UnusedRules)
    {
        failed++;
        Console.WriteLine($"exception rule covers no failing case: {rule.Match}");
    }
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 ? 0 : 1;
