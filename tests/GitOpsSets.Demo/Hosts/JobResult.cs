namespace GitOpsSets.Demo.Hosts;

/// <summary>How a host shows the end of a job.</summary>
internal enum JobResult
{
    /// <summary>Green.</summary>
    Succeeded,

    /// <summary>Yellow: the pipeline goes on.</summary>
    SucceededWithIssues,

    /// <summary>Red.</summary>
    Failed,
}
