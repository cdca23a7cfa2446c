using System.Globalization;

namespace GitOpsSets.Demo.Hosts;

/// <summary>Plays cells of the matrix and shows a line for each.</summary>
internal static class HostMatrix
{
    /// <summary>The hosts with the forge that each belongs to.</summary>
    public static IReadOnlyList<MatrixCell> Natural { get; } = [.. MatrixCell.All.Where(static cell => cell.Route == MatrixRoute.Own)];

    /// <summary>Plays cells, two at a time.</summary>
    /// <param name="cells">Which ones.</param>
    /// <param name="output">Where people read it.</param>
    /// <param name="executable">The program.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether everything was as expected.</returns>
    public static async Task<bool> PlayAsync(IReadOnlyList<MatrixCell> cells, TextWriter output, string executable, CancellationToken cancellationToken)
    {
        var results = new MatrixResult[cells.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cells.Count),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (index, token) => results[index] = await MatrixPlay.PlayAsync(cells[index], executable, token));
        const string Heading = "The same scenario by the program itself, in the environment of each host, on its forge";
        await output.WriteLineAsync($"\n\n{Heading}\n{new string('-', Heading.Length)}\n");
        await output.WriteLineAsync(Line("host", "published to", "as", "runs", "result"));
        foreach (var result in results)
        {
            await output.WriteLineAsync(Line(result.Cell.Host.Name, result.Cell.Forge.Name, result.Cell.Mode, result.Runs.ToString(CultureInfo.InvariantCulture), result.Unmet.IsEmpty ? "ok" : "NOT SO"));
        }

        foreach (string unmet in results.SelectMany(static result => result.Unmet.Select(one => $"{result.Cell}: {one}")))
        {
            await output.WriteLineAsync($"\n{unmet}");
        }

        bool isAsExpected = Array.TrueForAll(results, static result => result.Unmet.IsEmpty);
        await output.WriteLineAsync(isAsExpected ? "\nmatrix: every cell as expected" : "\nmatrix: not as expected");
        return isAsExpected;
    }

    private static string Line(string host, string forge, string mode, string runs, string result) => $"  {host,-16} {forge,-13} {mode,-13} {runs,4}  {result}";
}
