using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>A column of the matrix.</summary>
/// <param name="Fault">What goes wrong with the answer of a source.</param>
/// <param name="Reason">What is said of it, as a regular expression.</param>
/// <param name="Advice">What the message says to try, as a regular expression.</param>
internal sealed record FaultColumn(Func<FaultySource, FakeFault> Fault, string Reason, string Advice);
