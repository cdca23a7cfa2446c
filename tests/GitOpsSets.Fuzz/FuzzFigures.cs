using System.Globalization;

namespace GitOpsSets.Fuzz;

/// <summary>What a worker did, in one line between processes.</summary>
/// <param name="Inputs">How many inputs it read.</param>
/// <param name="Kinds">How many kinds of answers it saw.</param>
/// <param name="SlowestMilliseconds">The longest that one input took.</param>
/// <param name="PeakMebibytes">The most memory the process held.</param>
internal sealed record FuzzFigures(long Inputs, int Kinds, long SlowestMilliseconds, long PeakMebibytes)
{
    private const string Mark = "figures ";

    public static FuzzFigures None { get; } = new(0, 0, 0, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Inputs} {Kinds} {SlowestMilliseconds} {PeakMebibytes}");

    public static FuzzFigures? Find(string output)
    {
        string? line = output.Split('\n').FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal));
        long[]? numbers = line?[Mark.Length..].Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return numbers is [var inputs, var kinds, var slowest, var peak] ? new FuzzFigures(inputs, (int)kinds, slowest, peak) : null;
    }

    public FuzzFigures With(FuzzFigures other) =>
        new(Inputs + other.Inputs, Math.Max(Kinds, other.Kinds), Math.Max(SlowestMilliseconds, other.SlowestMilliseconds), Math.Max(PeakMebibytes, other.PeakMebibytes));
}
