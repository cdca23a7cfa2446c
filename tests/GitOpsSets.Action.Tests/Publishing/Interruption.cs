namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>One way for a run to be interrupted.</summary>
/// <param name="Place">At an exchange with a server, git's or the forge's API, or at a process of git that the program starts.</param>
/// <param name="Number">Which one, counted from 1.</param>
/// <param name="IsAfter">Whether the server, or git, has done all of it by then.</param>
/// <param name="How">What happens: the connection is <c>cut</c>, or the program gets a signal: <c>kill</c> with everything it has started, <c>kill alone</c>, <c>terminate</c>.</param>
internal sealed record Interruption(string Place, int Number, bool IsAfter, string How)
{
    public const string Exchange = "exchange";

    public const string Process = "process";

    /// <summary>While a hook of the server holds a push open.</summary>
    public const string HeldPush = "push in a hook's hands, number";

    /// <summary>Every one there is in a run of so many exchanges and processes, in an order that mixes them.</summary>
    public static Interruption[] All(int exchanges, int processes)
    {
        var all = new List<Interruption>();
        foreach (bool isAfter in (bool[])[false, true])
        {
            all.AddRange(Enumerable.Range(1, exchanges).SelectMany(number => (string[])["cut", "kill", "kill alone", "terminate"], (number, how) => new Interruption(Exchange, number, isAfter, how)));
            all.AddRange(Enumerable.Range(1, processes).SelectMany(number => (string[])["kill alone", "terminate"], (number, how) => new Interruption(Process, number, isAfter, how)));
        }

        // A prime step walks through all of them, far from the one before.
        const int step = 7919;
        return [.. Enumerable.Range(0, all.Count).Select(index => all[(int)((long)index * step % all.Count)]).Distinct()];
    }

    public override string ToString() => FormattableString.Invariant($"{How} {(IsAfter ? "after" : "before")} {Place} {Number}");
}
