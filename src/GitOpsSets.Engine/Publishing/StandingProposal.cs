using System.Collections.Immutable;

namespace GitOpsSets.Engine.Publishing;

/// <summary>The open pull request of a proposal, as the forge shows it.</summary>
/// <param name="Body">As the forge keeps it; may be empty.</param>
/// <param name="Labels">Names.</param>
/// <param name="IsDraft">Whether it is a draft, in the way its forge has for that.</param>
/// <param name="IsNew">Whether this run opened it.</param>
public sealed record StandingProposal(string Body, ImmutableArray<string> Labels, bool IsDraft, bool IsNew);
