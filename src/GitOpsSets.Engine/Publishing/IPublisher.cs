namespace GitOpsSets.Engine.Publishing;

/// <summary>Carries a publication out.</summary>
public interface IPublisher
{
    /// <summary>Publishes what a plan says. The plan is asked for again, with a newer state, whenever somebody else was quicker.</summary>
    /// <param name="plan">Makes the plan for a state of the target.</param>
    /// <param name="cancellationToken">Ends the run; what was published before stays whole.</param>
    Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken);
}
