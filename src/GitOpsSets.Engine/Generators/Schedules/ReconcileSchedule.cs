using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>One item of a provider's <c>spec.schedule</c>, as written.</summary>
/// <param name="Cron">The cron expression.</param>
/// <param name="TimeZone">An IANA name; empty means that the offset of the instant counts, or the zone that <paramref name="Cron"/> itself names.</param>
/// <param name="Window">For how long after a trigger runs may start and end, 0 does not limit them.</param>
internal sealed record ReconcileSchedule(string Cron, string TimeZone, GoDuration Window);
